// SPDX-License-Identifier: Apache-2.0
#include "report/report_row.h"

#include "plan/applicability.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>

namespace bulkhead::report {
namespace {

using journal::Ledger;
using journal::Step;

QString sourceName(const Ledger &ledger, const Ledger::Place &place)
{
    return ledger.sources()[size_t(place.source)].name;
}

void fillPlaces(ReportRow &row, const Ledger &ledger, const std::vector<Ledger::Place> &places)
{
    const bool oneSource = std::all_of(places.begin(), places.end(),
        [&](const Ledger::Place &place) { return place.source == places.front().source; });
    QStringList sources, lines;
    for (const Ledger::Place &place : places) {
        if (sources.isEmpty() || !oneSource)
            sources.append(sourceName(ledger, place));
        lines.append(QString::number(place.line));
    }
    row.source = sources.join(u';');
    row.line = lines.join(u';');
}

// The first of the worst steps; the last one when all are done.
const Step *decidingStep(std::span<const Step> steps, StepState status)
{
    if (steps.empty())
        return nullptr;
    const auto first = std::find_if(
        steps.begin(), steps.end(), [&](const Step &step) { return step.state == status; });
    return status == StepState::Done || first == steps.end() ? &steps.back() : &*first;
}

// A user without steps (unknown, several) stands in every chosen group as in whole.
std::optional<StepState> groupState(
    const Ledger &ledger, std::span<const Step> steps, MeasureGroup group, StepState status)
{
    std::optional<StepState> state;
    for (size_t i = 0; i < ledger.measures().size(); ++i) {
        if (factsOf(ledger.measures()[i]).group != group)
            continue;
        const StepState own = steps.empty() ? status : steps[i].state;
        state = state ? journal::worst(*state, own) : own;
    }
    return state;
}

} // namespace

bool isReported(const Ledger &ledger, qint32 row)
{
    return ledger.resolution(row) != Resolution::Merged;
}

ReportRow rowOf(const Ledger &ledger, qint32 index)
{
    const auto steps = ledger.steps(index);
    ReportRow row;
    fillPlaces(row, ledger, ledger.places(index));
    row.input = ledger.identifier(index).text;
    row.user = ledger.user(index);
    row.connection = plan::passwordConnection(row.user, ledger.choices());
    row.status = ledger.userState(index);
    row.revoke = groupState(ledger, steps, MeasureGroup::Revoke, row.status);
    row.reset = groupState(ledger, steps, MeasureGroup::Reset, row.status);
    row.reason = ledger.userReason(index);
    row.next = nextStep(row.status, row.reason);
    if (const Step *step = decidingStep(steps, row.status)) {
        row.httpStatus = step->httpStatus;
        if (step->reason == Reason::Protected || step->reason == Reason::Excluded)
            row.note = ledger.text(step->words);
    }
    for (const Step &step : steps) {
        row.attempts += step.attempts;
        row.concludedAtMs = std::max(row.concludedAtMs, step.concludedAtMs);
    }
    row.owner = ownerOf(ledger, index);
    if (lookedSinceReset(ledger, index))
        row.lookedAtMs = ledger.passwordLook(index).lookedAtMs;
    return row;
}

QString wireName(std::optional<StepState> state)
{
    return state ? bulkhead::wireName(*state) : QStringLiteral("none");
}

QString wireName(Owner owner)
{
    switch (owner) {
    case Owner::Changed: return QStringLiteral("yes");
    case Owner::NotChanged: return QStringLiteral("no");
    case Owner::NotReset:
    case Owner::NotLooked: break;
    }
    return {};
}

RejectRow rejectOf(const Ledger &ledger, const Ledger::Reject &reject)
{
    return {sourceName(ledger, reject.place), QString::number(reject.place.line),
        ledger.text(reject.input), reject.reason};
}

// By hand: QDateTime takes longer for a time than the rest of a row.
QString isoTime(qint64 utcMs)
{
    constexpr qint64 year1 = -62'135'596'800'000, year10000 = 253'402'300'800'000;
    if (utcMs == 0 || utcMs < year1 || utcMs >= year10000) // a damaged file says anything
        return QString();
    using namespace std::chrono;
    const sys_time<milliseconds> moment{milliseconds(utcMs)};
    const auto day = floor<days>(moment);
    const year_month_day date(day);
    const hh_mm_ss time(moment - day);
    std::array<char, 32> text{};
    const int length = std::snprintf(text.data(), text.size(),
        "%04d-%02u-%02uT%02d:%02d:%02d.%03dZ", int(date.year()), unsigned(date.month()),
        unsigned(date.day()), int(time.hours().count()), int(time.minutes().count()),
        int(time.seconds().count()), int(time.subseconds().count()));
    return QString::fromLatin1(text.data(), std::min<qsizetype>(length, text.size() - 1));
}

} // namespace bulkhead::report
