/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "model/bang-archive.h"
#include "model/bang-navigator.h"

G_BEGIN_DECLS

/* The people, organisations and places of the library. */
#define BANG_TYPE_PEOPLE_PAGE (bang_people_page_get_type ())
G_DECLARE_FINAL_TYPE (BangPeoplePage, bang_people_page, BANG, PEOPLE_PAGE, AdwBin)

GtkWidget *bang_people_page_new         (void);
void       bang_people_page_set_context (BangPeoplePage *self,
                                         BangArchive    *archive,
                                         BangNavigator  *navigator);
void       bang_people_page_set_kind    (BangPeoplePage *self,
                                         BangEntityKind  kind);
void       bang_people_page_focus_list  (BangPeoplePage *self);

G_END_DECLS
