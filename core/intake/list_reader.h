// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "model/identifier.h"

#include <QStringList>

#include <optional>
#include <vector>

class QIODevice;

namespace bulkhead::intake {

// A list of affected users: plain text (one identifier a line, `#` starts a comment) or CSV
// (RFC 4180 quotes; comma, semicolon or tab, rarely a bar). UTF-8, or UTF-16 with a byte-order
// mark. Lines end with LF, CR LF or CR.

struct ListOptions
{
    // A column's name (exact, then without regard to case) or its 1-based number; empty: find it.
    QString column;
    // Another column, named the same way, whose cell is handed along with each row; empty: none.
    QString beside{};
};

struct ListedRow
{
    qint64 line; // physical line where the record starts, 1-based, the header counted
    Identifier identifier;
    QString beside{}; // the cell of the column that ListOptions names, if there is one
};

struct RejectedRow
{
    qint64 line;
    QString input; // what was read, at most maxRejectInput characters
    RejectReason reason;
};

inline constexpr int maxRejectInput = 200;
inline constexpr int maxBeside = 200;

// Takes the rows in the order of the list, on the thread of readList().
class ListSink
{
public:
    virtual ~ListSink() = default;
    virtual void listed(const ListedRow &row) = 0;
    virtual void rejected(const RejectedRow &row) = 0;
};

struct ListSummary
{
    QString column; // as in `columns`; empty for plain text without a header
    QStringList columns; // the header's names, or "1", "2", ... without one
    bool headerFound = false;
    bool besideFound = false; // the other column that was asked for is there
    QChar delimiter; // null for plain text
    qint64 listed = 0;
    qint64 rejected = 0;
    qint64 blank = 0; // empty lines, comments, records of empty cells only
    QByteArray sha256; // of the bytes as they came, 32 bytes
};

// When the column is found by its header's name, an e-mail stands in for an empty user_id.
// Reads the device from where it stands to its end in small pieces; memory does not grow with the
// list. Blocks: the device is a file, standard input or a buffer. Repeats are not folded here
// (duplicates.h).
// Faults: ListUnreadable (detail: the device's words), ListEmpty (nothing but blank lines),
// ListBinary, ListNoSuchColumn and ListColumnUnclear (detail: the columns there are), and
// ListNoIdentifier (detail: the column read). After a fault the rows already handed to the sink
// are worth nothing: roll them back.
[[nodiscard]] Result<ListSummary> readList(
    QIODevice &device, const ListOptions &options, ListSink &sink);

enum class ListEncoding : quint8 { Utf8, Utf16LittleEndian, Utf16BigEndian };

// What the first lines of a list look like, for a person who picks the column.
struct ListPreview
{
    ListEncoding encoding = ListEncoding::Utf8;
    QChar delimiter; // null for plain text
    bool headerFound = false;
    QStringList columns; // as in ListSummary
    std::optional<int> column; // index of the column that readList() would read
    std::optional<Fault> fault; // why not, when `column` is empty: ListColumnUnclear
    std::vector<QStringList> records; // the first records after the header, at most previewRecords
};

inline constexpr int previewRecords = 20;

// Reads the first 64 KiB only; the device does not stand at its beginning afterwards.
// Faults: ListUnreadable, ListEmpty, ListBinary.
[[nodiscard]] Result<ListPreview> previewList(QIODevice &device);

} // namespace bulkhead::intake
