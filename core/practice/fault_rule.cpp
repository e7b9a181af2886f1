// SPDX-License-Identifier: Apache-2.0
#include "practice/fault_rule.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>
#include <array>

namespace bulkhead::practice {
namespace {

using namespace Qt::StringLiterals;

constexpr std::array kindNames{"status", "close_before", "close_after", "reset_before",
    "reset_after", "hang", "half_body", "wrong_length", "redirect", "delay", "no_rate_headers",
    "rate_headers"};

// Takes known keys out of an object and remembers whether anything was wrong.
class Reader
{
public:
    explicit Reader(const QJsonValue &value)
        : m_left(value.toObject()), m_good(value.isObject()) { }

    QJsonValue take(QLatin1StringView key, QJsonValue::Type type)
    {
        const QJsonValue value = m_left.take(key);
        m_good = m_good && (value.isUndefined() || value.type() == type);
        return value;
    }
    QByteArray text(QLatin1StringView key)
    {
        return take(key, QJsonValue::String).toString().toUtf8();
    }
    bool flag(QLatin1StringView key) { return take(key, QJsonValue::Bool).toBool(); }
    int number(QLatin1StringView key, int otherwise, int least)
    {
        const int value = take(key, QJsonValue::Double).toInt(otherwise);
        m_good = m_good && value >= least;
        return value;
    }
    void refuse() { m_good = false; }
    [[nodiscard]] bool isDone() const { return m_good && m_left.isEmpty(); }

private:
    QJsonObject m_left;
    bool m_good;
};

bool readMatch(const QJsonValue &value, FaultRule &rule)
{
    Reader match(value);
    rule.method = match.text("method"_L1);
    rule.pathPrefix = match.text("path_prefix"_L1);
    rule.userId = QString::fromUtf8(match.text("user_id"_L1));
    rule.email = QString::fromUtf8(match.text("email"_L1));
    rule.every = match.number("every"_L1, 0, 0);
    const QJsonArray nth = match.take("nth"_L1, QJsonValue::Array).toArray();
    for (const QJsonValue &number : nth) {
        rule.nth << number.toInteger();
        if (rule.nth.last() < 1)
            match.refuse();
    }
    return match.isDone();
}

std::optional<FaultRule> readRule(const QJsonValue &value)
{
    Reader reader(value);
    FaultRule rule;
    const QJsonValue match = reader.take("match"_L1, QJsonValue::Object);
    if (!match.isUndefined() && !readMatch(match, rule))
        return {};
    const QByteArray name = reader.text("do"_L1);
    const auto *kind = std::find(kindNames.begin(), kindNames.end(), name);
    if (kind == kindNames.end())
        return {};
    rule.kind = FaultKind(kind - kindNames.begin());
    rule.code = reader.number("code"_L1, 500, 200);
    rule.body = reader.text("body"_L1);
    rule.html = reader.flag("html"_L1);
    rule.location = reader.text("location"_L1);
    rule.ms = reader.number("ms"_L1, 0, 0);
    rule.applied = reader.flag("applied"_L1);
    const QJsonObject headers = reader.take("headers"_L1, QJsonValue::Object).toObject();
    for (auto header = headers.begin(); header != headers.end(); ++header)
        rule.headers.emplaceBack(header.key().toUtf8(), header->toString().toUtf8());
    return reader.isDone() ? std::optional(rule) : std::nullopt;
}

} // namespace

QByteArray wireName(FaultKind kind)
{
    return kindNames[size_t(kind)];
}

std::optional<QList<FaultRule>> readFaultRules(const QJsonValue &list)
{
    if (!list.isArray())
        return {};
    QList<FaultRule> rules;
    const QJsonArray array = list.toArray();
    for (const QJsonValue &value : array) {
        auto rule = readRule(value);
        if (!rule)
            return {};
        rules << *std::move(rule);
    }
    return rules;
}

} // namespace bulkhead::practice
