/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a person may set: how text is shown, which marks it carries, light or
 * dark. Everything is a setting, written as it is changed; the windows that are
 * open follow by themselves. Main thread only.
 */
#include "config.h"

#include "window/bang-preferences.h"

struct _BangPreferences
{
  AdwPreferencesWindow parent_instance;

  /* Template */
  GtkAdjustment *scale;
  GtkSwitch     *serif;
  GtkFontButton *font;
  GtkWidget     *default_font;
  GtkSwitch     *persons;
  GtkSwitch     *organisations;
  GtkSwitch     *places;
  AdwComboRow   *scheme;

  GSettings     *settings;    /* Owned */
};

G_DEFINE_FINAL_TYPE (BangPreferences, bang_preferences, ADW_TYPE_PREFERENCES_WINDOW)

static const char *const schemes[] = { "default", "light", "dark" };

static gboolean
factor_to_percent (GValue   *value,
                   GVariant *variant,
                   gpointer  user_data)
{
  g_value_set_double (value, g_variant_get_double (variant) * 100);

  return TRUE;
}

static GVariant *
percent_to_factor (const GValue       *value,
                   const GVariantType *type,
                   gpointer            user_data)
{
  return g_variant_new_double (g_value_get_double (value) / 100);
}

static gboolean
scheme_to_position (GValue   *value,
                    GVariant *variant,
                    gpointer  user_data)
{
  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    {
      if (g_str_equal (g_variant_get_string (variant, NULL), schemes[i]))
        {
          g_value_set_uint (value, i);
          return TRUE;
        }
    }

  return FALSE;
}

static GVariant *
position_to_scheme (const GValue       *value,
                    const GVariantType *type,
                    gpointer            user_data)
{
  guint position = g_value_get_uint (value);

  return position < G_N_ELEMENTS (schemes) ? g_variant_new_string (schemes[position]) : NULL;
}

static void
show_font (BangPreferences *self)
{
  g_autofree char *name = g_settings_get_string (self->settings, "font-name");
  g_autofree char *system = NULL;

  gtk_widget_set_sensitive (self->default_font, *name != '\0');
  if (*name == '\0')
    g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-font-name", &system, NULL);
  gtk_font_chooser_set_font (GTK_FONT_CHOOSER (self->font), *name != '\0' ? name : system);
}

static void
font_set_cb (BangPreferences *self)
{
  g_autofree char *name = gtk_font_chooser_get_font (GTK_FONT_CHOOSER (self->font));

  if (name != NULL)
    g_settings_set_string (self->settings, "font-name", name);
}

static void
default_font_cb (BangPreferences *self)
{
  g_settings_reset (self->settings, "font-name");
}

static void
bang_preferences_dispose (GObject *object)
{
  BangPreferences *self = BANG_PREFERENCES (object);

  g_clear_object (&self->settings);

  G_OBJECT_CLASS (bang_preferences_parent_class)->dispose (object);
}

static void
bang_preferences_class_init (BangPreferencesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bang_preferences_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, BANG_APP_PATH "/bang-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, BangPreferences, scale);
  gtk_widget_class_bind_template_child (widget_class, BangPreferences, serif);
  gtk_widget_class_bind_template_child (widget_class, BangPreferences, font);
  gtk_widget_class_bind_template_child (widget_class, BangPreferences, default_font);
  gtk_widget_class_bind_template_child (widget_class, BangPreferences, persons);
  gtk_widget_class_bind_template_child (widget_class, BangPreferences, organisations);
  gtk_widget_class_bind_template_child (widget_class, BangPreferences, places);
  gtk_widget_class_bind_template_child (widget_class, BangPreferences, scheme);
  gtk_widget_class_bind_template_callback (widget_class, font_set_cb);
  gtk_widget_class_bind_template_callback (widget_class, default_font_cb);
}

static void
bang_preferences_init (BangPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->settings = g_settings_new (BANG_APP_ID);
  g_settings_bind_with_mapping (self->settings, "text-scale", self->scale, "value",
                                G_SETTINGS_BIND_DEFAULT,
                                factor_to_percent, percent_to_factor, NULL, NULL);
  g_settings_bind_with_mapping (self->settings, "color-scheme", self->scheme, "selected",
                                G_SETTINGS_BIND_DEFAULT,
                                scheme_to_position, position_to_scheme, NULL, NULL);
  g_settings_bind (self->settings, "reading-serif",
                   self->serif, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "mark-persons",
                   self->persons, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "mark-organisations",
                   self->organisations, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "mark-places",
                   self->places, "active", G_SETTINGS_BIND_DEFAULT);

  g_signal_connect_object (self->settings, "changed::font-name",
                           G_CALLBACK (show_font), self, G_CONNECT_SWAPPED);
  show_font (self);
}

/**
 * bang_preferences_new:
 * @parent: the window it belongs to
 *
 * Returns: a window to present
 */
GtkWidget *
bang_preferences_new (GtkWindow *parent)
{
  return g_object_new (BANG_TYPE_PREFERENCES, "transient-for", parent, NULL);
}
