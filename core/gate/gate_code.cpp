// SPDX-License-Identifier: Apache-2.0
#include "gate/gate_code.h"

#include <QJsonArray>
#include <QSet>
#include <QtEndian>

#include <algorithm>
#include <span>

using namespace Qt::StringLiterals;

namespace bulkhead::gate {
namespace {

constexpr quint16 heldForever = 0xffff;
constexpr qsizetype padding = 16; // base64 rounds each of the lists up

struct Entry
{
    quint64 hash;
    qint64 cutOffMs;
    bool held;

    friend auto operator<=>(const Entry &, const Entry &) = default;
};

QString listedIn(std::span<const Entry> entries)
{
    std::vector<quint64> hashes;
    hashes.reserve(entries.size());
    for (const Entry &entry : entries)
        hashes.push_back(entry.hash);
    return hashList(hashes);
}

// Sorted; of the entries that look alike the strictest.
std::vector<Entry> entriesOf(const GateContent &content, const QString &salt)
{
    const QSet<QString> shielded(content.protectedKeys.begin(), content.protectedKeys.end());
    std::vector<Entry> entries;
    entries.reserve(content.listed.size());
    for (const Listed &each : content.listed) {
        if (!shielded.contains(each.key))
            entries.push_back(
                {hashOf(salt, each.key), std::max(each.cutOffMs, content.cutOffMs), each.held});
    }
    std::sort(entries.begin(), entries.end());
    std::vector<Entry> merged;
    for (const Entry &each : entries) {
        if (merged.empty() || merged.back().hash != each.hash) {
            merged.push_back(each);
            continue;
        }
        merged.back().cutOffMs = std::max(merged.back().cutOffMs, each.cutOffMs);
        merged.back().held = merged.back().held || each.held;
    }
    return merged;
}

// Each cut-off as a number of steps after the gate's own, rounded up.
class Cuts
{
public:
    Cuts(const std::vector<Entry> &entries, qint64 baseMs) : m_baseMs(baseMs)
    {
        qint64 longest = 0;
        for (const Entry &each : entries) {
            longest = std::max(longest, each.cutOffMs - baseMs);
            m_needed = m_needed || each.held || each.cutOffMs > baseMs;
        }
        m_stepMs = longest / (heldForever - 1) + 1;
    }
    [[nodiscard]] bool needed() const { return m_needed; }
    [[nodiscard]] qint64 stepMs() const { return m_stepMs; }
    [[nodiscard]] QByteArray base64(std::span<const Entry> entries) const
    {
        QByteArray bytes;
        for (const Entry &each : entries) {
            const qint64 steps = (each.cutOffMs - m_baseMs + m_stepMs - 1) / m_stepMs;
            const quint16 big = qToBigEndian(each.held ? heldForever : quint16(steps));
            bytes.append(reinterpret_cast<const char *>(&big), sizeof big);
        }
        return m_needed ? bytes.toBase64() : QByteArray();
    }

private:
    qint64 m_baseMs;
    qint64 m_stepMs = 1;
    bool m_needed = false;
};

qsizetype charactersOf(qsizetype entries, bool withCuts)
{
    const auto encoded = [](qsizetype bytes) {
        return (bytes + 2) / 3 * 4;
    };
    return encoded(entries * hashBytes) + (withCuts ? encoded(entries * 2) : 0);
}

} // namespace

QString keyOf(const Identifier &identifier)
{
    return identifier.kind == IdentifierKind::Email ? identifier.text.toLower() : identifier.text;
}

QStringList keysOf(const QStringList &texts)
{
    QStringList keys;
    for (const QString &text : texts) {
        if (const auto read = readIdentifier(text); read.identifier)
            keys << keyOf(*read.identifier);
    }
    return keys;
}

bool saltFits(const GateContent &content, const QString &salt, const Hash &hash)
{
    QSet<quint64> shielded;
    for (const QString &key : content.protectedKeys)
        shielded.insert(hash(salt, key));
    const QSet<QString> keys(content.protectedKeys.begin(), content.protectedKeys.end());
    return shielded.isEmpty()
        || std::none_of(content.listed.begin(), content.listed.end(), [&](const Listed &each) {
               return shielded.contains(hash(salt, each.key)) && !keys.contains(each.key);
           });
}

QString saltFor(const GateContent &content, const std::function<QString()> &draw, const Hash &hash)
{
    QString salt = draw();
    while (!saltFits(content, salt, hash))
        salt = draw();
    return salt;
}

Result<std::vector<QByteArray>> compileGate(
    const GateContent &content, const QString &salt, qsizetype bytesAtMost)
{
    const std::vector<Entry> entries = entriesOf(content, salt);
    const Cuts cuts(entries, content.cutOffMs);
    const ConnectionRule &rule = content.rule;
    QJsonObject data{{u"salt"_s, salt}, {u"text"_s, content.denyText}, {u"cut"_s, content.cutOffMs},
        {u"step"_s, cuts.stepMs()}, {u"stranded"_s, content.letStrandedIn},
        {u"shielded"_s, hashList(salt, content.protectedKeys)}, {u"listed"_s, QString()},
        {u"cuts"_s, QString()}, {u"connections"_s, QJsonArray::fromStringList(rule.connections)},
        {u"ruled"_s,
            rule.held ? QJsonValue() : QJsonValue(std::max(rule.cutOffMs, content.cutOffMs))}};
    const QByteArray source = gateTemplate();
    const qsizetype room = bytesAtMost - fillIn(source, data).size() - padding;
    qsizetype most = room / charactersOf(3, cuts.needed()) * 3;
    if (most <= 0)
        return failure(Fault::ActionTooLong, QString::number(content.protectedKeys.size()));
    const qsizetype shards = std::max<qsizetype>(1, (qsizetype(entries.size()) + most - 1) / most);
    most = (qsizetype(entries.size()) + shards - 1) / shards;
    std::vector<QByteArray> codes;
    for (qsizetype shard = 0; shard < shards; ++shard) {
        const std::span all(entries);
        const size_t from = std::min(entries.size(), size_t(shard * most));
        const auto part = all.subspan(from, std::min(size_t(most), entries.size() - from));
        data.insert(u"listed"_s, listedIn(part));
        data.insert(u"cuts"_s, QString::fromLatin1(cuts.base64(part)));
        codes.push_back(fillIn(source, data));
    }
    return codes;
}

} // namespace bulkhead::gate
