// SPDX-License-Identifier: Apache-2.0
#include "run/own_action_state.h"

#include "gate/action_code.h"
#include "gate/gate_name.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bulkhead::run {

OwnActionState ownActionState(
    const std::vector<ActionListing::Row> &rows, QLatin1StringView name, const QByteArray &source)
{
    const auto found = std::find_if(
        rows.begin(), rows.end(), [name](const auto &row) { return row.action.name == name; });
    if (found == rows.end())
        return OwnActionState::Off;
    const auto &code = found->action.deployedCode;
    if (!code || !gate::isMadeFrom(source, *code))
        return OwnActionState::OtherCode;
    return found->place >= 0 ? OwnActionState::On : OwnActionState::NotBound;
}

OwnActionState forceResetState(const std::vector<ActionListing::Row> &rows)
{
    return ownActionState(rows, gate::forceResetName, gate::forceResetTemplate());
}

QString wireName(OwnActionState state)
{
    switch (state) {
    case OwnActionState::Off: return u"off"_s;
    case OwnActionState::On: return u"on"_s;
    case OwnActionState::NotBound: return u"not_bound"_s;
    case OwnActionState::OtherCode: return u"other_code"_s;
    }
    Q_UNREACHABLE();
}

} // namespace bulkhead::run
