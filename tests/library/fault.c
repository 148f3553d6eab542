/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A disk and a memory that fail when they are told to: a VFS and an allocator
 * that hand every call on to SQLite's own, and count (sqlite.org/vfs.html,
 * sqlite.org/malloc.html). Any thread; what the writer does counts too. */
#include "fault.h"

#include <sqlite3.h>
#include <string.h>

static gint      calls[2];       /* of each kind, since armed */
static gint      fails_at[2];    /* 0: never */
static gboolean  lasts;

static sqlite3_vfs        *real_vfs;
static sqlite3_mem_methods real_memory;

typedef struct
{
  sqlite3_file  base;
  sqlite3_file *real;            /* behind this */
} FaultFile;

static gboolean
fails (FaultKind kind)
{
  gint n = g_atomic_int_add (&calls[kind], 1) + 1;
  gint at = g_atomic_int_get (&fails_at[kind]);

  return at > 0 && (n == at || (lasts && n > at));
}

/* Arms one kind: the @n-th call from now on fails, and all after it when
 * @lasting. */
void
fault_arm (FaultKind kind,
           gint      n,
           gboolean  lasting)
{
  fault_disarm ();
  lasts = lasting;
  g_atomic_int_set (&calls[kind], 0);
  g_atomic_int_set (&fails_at[kind], n);
}

/* Returns: how many calls there were of the kind that was armed */
gint
fault_disarm (void)
{
  gint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (fails_at); i++)
    {
      if (g_atomic_int_get (&fails_at[i]) > 0)
        n = g_atomic_int_get (&calls[i]);
      g_atomic_int_set (&fails_at[i], 0);
    }
  return n;
}

static sqlite3_file *
real_of (sqlite3_file *file)
{
  return ((FaultFile *) file)->real;
}

static int
close_cb (sqlite3_file *file)
{
  return real_of (file)->pMethods != NULL ? real_of (file)->pMethods->xClose (real_of (file)) : SQLITE_OK;
}

static int
read_cb (sqlite3_file  *file,
         void          *bytes,
         int            n,
         sqlite3_int64  at)
{
  return fails (FAULT_DISK) ? SQLITE_IOERR_READ : real_of (file)->pMethods->xRead (real_of (file), bytes, n, at);
}

static int
write_cb (sqlite3_file  *file,
          const void    *bytes,
          int            n,
          sqlite3_int64  at)
{
  /* Half of it arrives, as on a disk that is full. */
  if (fails (FAULT_DISK))
    {
      real_of (file)->pMethods->xWrite (real_of (file), bytes, n / 2, at);
      return n % 2 == 0 ? SQLITE_FULL : SQLITE_IOERR_WRITE;
    }
  return real_of (file)->pMethods->xWrite (real_of (file), bytes, n, at);
}

static int
truncate_cb (sqlite3_file  *file,
             sqlite3_int64  size)
{
  return fails (FAULT_DISK) ? SQLITE_IOERR_TRUNCATE : real_of (file)->pMethods->xTruncate (real_of (file), size);
}

/* Nobody pulls the plug in a test: what is written is there. */
static int
sync_cb (sqlite3_file *file,
         int           flags)
{
  return fails (FAULT_DISK) ? SQLITE_IOERR_FSYNC : SQLITE_OK;
}

static int
size_cb (sqlite3_file  *file,
         sqlite3_int64 *size)
{
  return fails (FAULT_DISK) ? SQLITE_IOERR_FSTAT : real_of (file)->pMethods->xFileSize (real_of (file), size);
}

static int
lock_cb (sqlite3_file *file,
         int           level)
{
  return fails (FAULT_DISK) ? SQLITE_IOERR_LOCK : real_of (file)->pMethods->xLock (real_of (file), level);
}

static int
unlock_cb (sqlite3_file *file,
           int           level)
{
  return real_of (file)->pMethods->xUnlock (real_of (file), level);
}

static int
reserved_cb (sqlite3_file *file,
             int          *locked)
{
  return real_of (file)->pMethods->xCheckReservedLock (real_of (file), locked);
}

static int
control_cb (sqlite3_file *file,
            int           op,
            void         *data)
{
  return real_of (file)->pMethods->xFileControl (real_of (file), op, data);
}

static int
sector_cb (sqlite3_file *file)
{
  return real_of (file)->pMethods->xSectorSize (real_of (file));
}

static int
device_cb (sqlite3_file *file)
{
  return real_of (file)->pMethods->xDeviceCharacteristics (real_of (file));
}

static int
map_cb (sqlite3_file   *file,
        int             page,
        int             size,
        int             extend,
        void volatile **memory)
{
  return fails (FAULT_DISK) ? SQLITE_IOERR_SHMMAP
                            : real_of (file)->pMethods->xShmMap (real_of (file), page, size, extend, memory);
}

static int
shm_lock_cb (sqlite3_file *file,
             int           offset,
             int           n,
             int           flags)
{
  return real_of (file)->pMethods->xShmLock (real_of (file), offset, n, flags);
}

static void
barrier_cb (sqlite3_file *file)
{
  real_of (file)->pMethods->xShmBarrier (real_of (file));
}

static int
unmap_cb (sqlite3_file *file,
          int           remove)
{
  return real_of (file)->pMethods->xShmUnmap (real_of (file), remove);
}

static const sqlite3_io_methods methods = {
  .iVersion = 2,
  .xClose = close_cb,
  .xRead = read_cb,
  .xWrite = write_cb,
  .xTruncate = truncate_cb,
  .xSync = sync_cb,
  .xFileSize = size_cb,
  .xLock = lock_cb,
  .xUnlock = unlock_cb,
  .xCheckReservedLock = reserved_cb,
  .xFileControl = control_cb,
  .xSectorSize = sector_cb,
  .xDeviceCharacteristics = device_cb,
  .xShmMap = map_cb,
  .xShmLock = shm_lock_cb,
  .xShmBarrier = barrier_cb,
  .xShmUnmap = unmap_cb,
};

static int
open_cb (sqlite3_vfs  *vfs,
         const char   *name,
         sqlite3_file *file,
         int           flags,
         int          *out_flags)
{
  FaultFile *self = (FaultFile *) file;
  int rc;

  self->base.pMethods = NULL;
  if (fails (FAULT_DISK))
    return SQLITE_CANTOPEN;

  self->real = (sqlite3_file *) (gpointer) (self + 1);
  memset (self->real, 0, (gsize) real_vfs->szOsFile);
  rc = real_vfs->xOpen (real_vfs, name, self->real, flags, out_flags);
  if (self->real->pMethods != NULL)
    self->base.pMethods = &methods;
  return rc;
}

static int
delete_cb (sqlite3_vfs *vfs,
           const char  *name,
           int          sync)
{
  return fails (FAULT_DISK) ? SQLITE_IOERR_DELETE : real_vfs->xDelete (real_vfs, name, FALSE);
}

static int
access_cb (sqlite3_vfs *vfs,
           const char  *name,
           int          flags,
           int         *result)
{
  return fails (FAULT_DISK) ? SQLITE_IOERR_ACCESS : real_vfs->xAccess (real_vfs, name, flags, result);
}

static void *
malloc_cb (int n)
{
  return fails (FAULT_MEMORY) ? NULL : real_memory.xMalloc (n);
}

static void *
realloc_cb (void *memory,
            int   n)
{
  return fails (FAULT_MEMORY) ? NULL : real_memory.xRealloc (memory, n);
}

/* Puts both in the place of SQLite's own. */
void
fault_init (void)
{
  static sqlite3_vfs vfs;
  sqlite3_mem_methods memory;

  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_GETMALLOC, &real_memory), ==, SQLITE_OK);
  memory = real_memory;
  memory.xMalloc = malloc_cb;
  memory.xRealloc = realloc_cb;
  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_MALLOC, &memory), ==, SQLITE_OK);

  real_vfs = sqlite3_vfs_find (NULL);
  vfs = *real_vfs;
  vfs.zName = "fault";
  vfs.szOsFile = (int) sizeof (FaultFile) + real_vfs->szOsFile;
  vfs.xOpen = open_cb;
  vfs.xDelete = delete_cb;
  vfs.xAccess = access_cb;
  g_assert_cmpint (sqlite3_vfs_register (&vfs, TRUE), ==, SQLITE_OK);
}
