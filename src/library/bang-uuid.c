/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names that two libraries give to the same thing without having met: UUIDs
 * made from what the thing is.
 *
 * The scheme is that of RFC 4122 version 5 (a hash of a name space and a name),
 * with SHA-256 in the place of SHA-1; RFC 9562 calls such UUIDs version 8.
 */
#include "library/bang-identity-private.h"

#include <string.h>

/**
 * bang_uuid_from_name:
 * @space: what kind of thing is named
 * @name: (array length=len): what makes it that thing
 * @uuid: (out): its name
 *
 * Any thread.
 */
void
bang_uuid_from_name (const char *space,
                     const void *name,
                     gsize       len,
                     guint8      uuid[16])
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize n_digest = sizeof digest;

  g_checksum_update (checksum, (const guchar *) space, (gssize) strlen (space) + 1);
  g_checksum_update (checksum, name, (gssize) len);
  g_checksum_get_digest (checksum, digest, &n_digest);
  memcpy (uuid, digest, 16);
  uuid[6] = (guint8) ((uuid[6] & 0x0f) | 0x80);
  uuid[8] = (guint8) ((uuid[8] & 0x3f) | 0x80);
}

/**
 * bang_uuid_to_string:
 *
 * Returns: (transfer full): a UUID as people write it
 */
char *
bang_uuid_to_string (const guint8 uuid[16])
{
  GString *text = g_string_sized_new (36);

  for (guint i = 0; i < 16; i++)
    {
      if (i == 4 || i == 6 || i == 8 || i == 10)
        g_string_append_c (text, '-');
      g_string_append_printf (text, "%02x", uuid[i]);
    }
  return g_string_free (text, FALSE);
}

/**
 * bang_uuid_parse:
 * @text: (nullable): what a person gave for a UUID
 * @uuid: (out): its bytes
 *
 * Returns: whether @text was one
 */
gboolean
bang_uuid_parse (const char *text,
                 guint8      uuid[16])
{
  guint n = 0;

  if (text == NULL)
    return FALSE;

  for (; *text != '\0'; text++)
    {
      int value = g_ascii_xdigit_value (*text);

      if (*text == '-')
        continue;
      if (value < 0 || n >= 32)
        return FALSE;
      if (n % 2 == 0)
        uuid[n / 2] = (guint8) (value << 4);
      else
        uuid[n / 2] |= (guint8) value;
      n++;
    }
  return n == 32;
}
