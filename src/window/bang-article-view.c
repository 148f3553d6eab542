/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Main thread only. */

#include "window/bang-article-view.h"

struct _BangArticleView
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (BangArticleView, bang_article_view, GTK_TYPE_WIDGET)

enum
{
  PROP_FONT_NAME = 1,
  PROP_TEXT_SCALE,
  PROP_SERIF,
  PROP_MARK_PERSONS,
  PROP_MARK_ORGANISATIONS,
  PROP_MARK_PLACES,
  PROP_SHOW_FURNITURE,
  PROP_FONT_NOTICE,
  PROP_HAS_SELECTION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
bang_article_view_get_property (GObject    *object,
                                guint       property_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
}

static void
bang_article_view_set_property (GObject      *object,
                                guint         property_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
}

static void
bang_article_view_class_init (BangArticleViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = bang_article_view_get_property;
  object_class->set_property = bang_article_view_set_property;

#define RW (G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS)
  properties[PROP_FONT_NAME] = g_param_spec_string ("font-name", NULL, NULL, "", RW);
  properties[PROP_TEXT_SCALE] = g_param_spec_double ("text-scale", NULL, NULL, 0.5, 3.0, 1.0, RW);
  properties[PROP_SERIF] = g_param_spec_boolean ("serif", NULL, NULL, FALSE, RW);
  properties[PROP_MARK_PERSONS] = g_param_spec_boolean ("mark-persons", NULL, NULL, TRUE, RW);
  properties[PROP_MARK_ORGANISATIONS] = g_param_spec_boolean ("mark-organisations", NULL, NULL, TRUE, RW);
  properties[PROP_MARK_PLACES] = g_param_spec_boolean ("mark-places", NULL, NULL, TRUE, RW);
  properties[PROP_SHOW_FURNITURE] = g_param_spec_boolean ("show-furniture", NULL, NULL, FALSE, RW);
  properties[PROP_FONT_NOTICE] = g_param_spec_string ("font-notice", NULL, NULL, NULL,
                                                      G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_HAS_SELECTION] = g_param_spec_boolean ("has-selection", NULL, NULL, FALSE,
                                                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
#undef RW
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
bang_article_view_init (BangArticleView *self)
{
}

GtkWidget *
bang_article_view_new (void)
{
  return g_object_new (BANG_TYPE_ARTICLE_VIEW, NULL);
}

void
bang_article_view_set_article (BangArticleView *self,
                               BangArticle     *article,
                               BangQuery       *query)
{
}

BangArticle *
bang_article_view_get_article (BangArticleView *self)
{
  return NULL;
}

void
bang_article_view_show_evidence (BangArticleView *self,
                                 BangSpan         span)
{
}

char *
bang_article_view_dup_selection (BangArticleView *self)
{
  return NULL;
}

void
bang_article_view_set_find (BangArticleView *self,
                            BangQuery       *query)
{
}

gboolean
bang_article_view_find_next (BangArticleView *self,
                             gboolean         backwards)
{
  return FALSE;
}

double
bang_article_view_get_scroll (BangArticleView *self)
{
  return 0.0;
}

void
bang_article_view_set_scroll (BangArticleView *self,
                              double           scroll)
{
}
