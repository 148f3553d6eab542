/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The words that rules name in code, folded exactly. Each has a fixed number,
 * so that a rule compares integers: token->word == BANG_WORD_CUA. */
#define BANG_WORDS(X)                                                        \
  X (CUA, "của") X (VA, "và") X (VOI, "với") X (GIUA, "giữa") X (DO, "do")   \
  X (LA, "là") X (LAM, "làm") X (CO, "có") X (TAI, "tại") X (DEN, "đến")     \
  X (TOI, "tới") X (CUNG, "cùng") X (VE, "về") X (PHIA, "phía")              \
  X (CHU, "chủ") X (NHA, "nhà") X (TINH, "tỉnh") X (THANH, "thành")          \
  X (PHO, "phố") X (HUYEN, "huyện") X (XA, "xã") X (CHAU, "châu")            \
  X (DONG, "đồng") X (KIEM, "kiêm") X (NGUYEN, "nguyên") X (QUYEN, "quyền")  \
  X (DOAN, "đoàn") X (THI, "thị") X (VAN, "văn") X (TP, "tp") X (TX, "tx")   \
  X (ANH, "ảnh") X (AN_ANH, "anh") X (CUU, "cựu") X (TAN, "tân")             \
  X (UY, "ủy") X (VIEN, "viên") X (CHUC, "chức") X (VU, "vụ")                \
  X (BAU, "bầu") X (THAM, "thăm") X (CO_2, "cố") X (BAN, "bạn")              \
  X (KHU, "khu") X (PHAN, "phân") X (QUAN, "quận") X (PHUONG, "phường")      \
  X (TRAN, "trấn") X (BAN_BODY, "ban") X (THUONG, "thường")                  \
  X (CHAP, "chấp") X (HANH, "hành") X (BO, "bộ") X (CHINH, "chính")          \
  X (TRI, "trị") X (BTV, "btv") X (BCH, "bch") X (PHONG, "phòng")            \
  X (TRUC, "trực") X (VIET, "việt") X (THEO, "theo") X (TU_2, "tự")          \
  X (DAI, "đại") X (BIEU, "biểu") X (LAO, "lào") X (BO_2, "bổ")              \
  X (NHIEM, "nhiệm") X (TRUONG, "trưởng") X (TIEP, "tiếp") X (DON, "đón")    \
  X (THAM_2, "tham") X (GIA, "gia") X (DI, "đi") X (TA, "ta")                \
  X (NUOC, "nước") X (THU, "thư") X (DA, "đã") X (SE, "sẽ")                  \
  X (CONG, "công") X (TAC, "tác") X (CUOI, "cuối") X (PHU, "phủ")     \
  X (LINH, "lĩnh") X (VUC, "vực") X (NOI, "nội") X (DUNG, "dung") X (HOM, "hôm") X (NHAM, "nhằm")                  \
  X (DE, "để") X (CHO, "cho") X (BIET, "biết") X (CAN, "cần") X (CAC, "các") X (NHAN, "nhân") X (MA, "mà")

typedef enum
{
  BANG_WORD_NONE,      /* no word of any table */
#define BANG_WORD_ENUM(name, text) BANG_WORD_##name,
  BANG_WORDS (BANG_WORD_ENUM)
#undef BANG_WORD_ENUM
  BANG_WORD_N
} BangWord;
