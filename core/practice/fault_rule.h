// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QJsonValue>
#include <QList>
#include <QPair>
#include <QString>

#include <optional>

namespace bulkhead::practice {

// How a call goes wrong on purpose. Before: nothing was carried out. After: everything was.
enum class FaultKind : quint8 {
    Status, // `code`, `headers`, `body` instead of the answer; before, unless `applied`
    CloseBefore, // FIN without an answer
    CloseAfter,
    ResetBefore, // RST without an answer
    ResetAfter,
    Hang, // no answer, connection stays open; before, unless `applied`
    HalfBody, // after: half of the body, then FIN
    WrongLength, // after: Content-Length says 10 more than there is, then FIN
    Redirect, // 302 to `location`; before, unless `applied`
    Delay, // after: answered `ms` later
    NoRateHeaders, // after: without x-ratelimit-*
    RateHeaders, // after: with `headers` for x-ratelimit-*
};

struct FaultRule
{
    // Which calls; an empty field matches all of them.
    QByteArray method{};
    QByteArray pathPrefix{}; // as sent (encoded)
    QString userId{}; // decoded, of the path
    QString email{}; // of the query or the body
    // Which of the matching calls, counted from 1: these, or each k-th, or (both empty) all.
    QList<qint64> nth{};
    int every = 0;

    FaultKind kind = FaultKind::Status;
    int code = 500;
    QList<QPair<QByteArray, QByteArray>> headers{};
    QByteArray body{};
    bool html = false; // the body's type: text/html instead of application/json
    QByteArray location{};
    int ms = 0;
    bool applied = false;
};

[[nodiscard]] QByteArray wireName(FaultKind kind);

// [{"match":{"method","path_prefix","user_id","email","nth":[n...],"every":k},"do":NAME,"code",
// "headers":{},"body","html","location","ms","applied"}...]; nothing when any key, type or name in
// it is not known.
[[nodiscard]] std::optional<QList<FaultRule>> readFaultRules(const QJsonValue &list);

} // namespace bulkhead::practice
