// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <string>

namespace bulkhead {

// Many short texts in one block of UTF-8: a million rows cost their bytes, not 50 more for each
// string object. Texts are never removed; one is at most 64 KiB, all together at most 4 GiB.
class TextArena
{
public:
    struct Ref
    {
        quint32 offset = 0;
        quint16 length = 0;
        [[nodiscard]] bool isEmpty() const { return length == 0; }
    };

    [[nodiscard]] Ref add(QStringView text);
    [[nodiscard]] QString at(Ref ref) const;
    [[nodiscard]] std::string_view bytesAt(Ref ref) const;

private:
    std::string m_bytes;
};

} // namespace bulkhead
