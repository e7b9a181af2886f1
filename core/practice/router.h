// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "practice/route.h"

#include <vector>

namespace bulkhead::practice {

// Finds the row for a request.
class Router
{
public:
    explicit Router(QList<Route> routes);

    struct Found
    {
        const Route *route = nullptr; // null: 404
        QString id;
        bool badUri = false; // the id cannot be decoded: 400
    };
    [[nodiscard]] Found find(const QByteArray &method, const QByteArray &path) const;

private:
    struct Row
    {
        Route route;
        QList<QByteArray> segments;
    };
    std::vector<Row> m_rows;
};

} // namespace bulkhead::practice
