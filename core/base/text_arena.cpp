// SPDX-License-Identifier: Apache-2.0
#include "base/text_arena.h"

#include <limits>

namespace bulkhead {

TextArena::Ref TextArena::add(QStringView text)
{
    const QByteArray utf8 = text.toUtf8();
    const auto length = std::min<qsizetype>(utf8.size(), std::numeric_limits<quint16>::max());
    if (length == 0 || m_bytes.size() + size_t(length) > std::numeric_limits<quint32>::max())
        return {};
    const Ref ref{quint32(m_bytes.size()), quint16(length)};
    m_bytes.append(utf8.constData(), size_t(length));
    return ref;
}

QString TextArena::at(Ref ref) const
{
    const auto bytes = bytesAt(ref);
    return QString::fromUtf8(bytes.data(), qsizetype(bytes.size()));
}

std::string_view TextArena::bytesAt(Ref ref) const
{
    return std::string_view(m_bytes).substr(ref.offset, ref.length);
}

} // namespace bulkhead
