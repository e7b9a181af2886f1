// SPDX-License-Identifier: Apache-2.0
#include "tenant/tenant_profiles.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSettings>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

constexpr qsizetype mostRemembered = 20;
const QString setting = u"tenants"_s;

struct MarkColor
{
    Tone tone;
    const char *wire;
    const char *name;
};
constexpr MarkColor colors[] = {
    {Tone::Bad, "red", QT_TRANSLATE_NOOP("tenants", "Red")},
    {Tone::Warning, "amber", QT_TRANSLATE_NOOP("tenants", "Amber")},
    {Tone::Good, "green", QT_TRANSLATE_NOOP("tenants", "Green")},
    {Tone::Accent, "blue", QT_TRANSLATE_NOOP("tenants", "Blue")},
    {Tone::Neutral, "grey", QT_TRANSLATE_NOOP("tenants", "Grey")},
};
constexpr const char *kinds[] = {"secret", "key", "token"};

QString wireColor(Tone tone)
{
    const auto *found = std::find_if(std::begin(colors), std::end(colors),
        [tone](const MarkColor &each) { return each.tone == tone; });
    return QString::fromLatin1(found == std::end(colors) ? colors[0].wire : found->wire);
}

Tone toneFrom(const QString &wire)
{
    for (const MarkColor &each : colors) {
        if (wire == QLatin1StringView(each.wire))
            return each.tone;
    }
    return colors[0].tone;
}

bool isSame(const TenantConfig &one, const TenantConfig &other)
{
    return one.clientId == other.clientId && one.address.origin() == other.address.origin();
}

QString written(const TenantProfile &profile)
{
    const QJsonObject object{
        {u"tenant"_s, profile.tenant.address.origin()},
        {u"client_id"_s, profile.tenant.clientId},
        {u"audience"_s, profile.tenant.audience},
        {u"ca_file"_s, profile.tenant.caFile},
        {u"access"_s, QString::fromLatin1(kinds[size_t(profile.kind)])},
        {u"key_file"_s, profile.keyFile.path},
        {u"key_alg"_s, wireName(profile.keyFile.algorithm)},
        {u"mark"_s, profile.mark.text},
        {u"color"_s, wireColor(profile.mark.tone)},
    };
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

// Settings are a text file that a person may have been at.
std::optional<TenantProfile> read(const QString &text)
{
    const QJsonObject object = QJsonDocument::fromJson(text.toUtf8()).object();
    const auto member = [&object](const QString &name) {
        return object.value(name).toString();
    };
    const auto address = TenantAddress::parse(member(u"tenant"_s));
    if (!address || member(u"client_id"_s).isEmpty())
        return std::nullopt;
    TenantProfile profile;
    profile.tenant = {
        *address, member(u"client_id"_s), member(u"audience"_s), member(u"ca_file"_s)};
    if (profile.tenant.audience.isEmpty())
        profile.tenant.audience = address->defaultAudience();
    for (size_t kind = 0; kind < std::size(kinds); ++kind) {
        if (member(u"access"_s) == QLatin1StringView(kinds[kind]))
            profile.kind = credentials::Kind(kind);
    }
    profile.keyFile = {member(u"key_file"_s),
        credentials::signatureAlgorithm(member(u"key_alg"_s))
            .value_or(credentials::SignatureAlgorithm::Rs256)};
    profile.mark = {member(u"mark"_s), toneFrom(member(u"color"_s))};
    return profile;
}

} // namespace

QList<QPair<Tone, QString>> markColors()
{
    QList<QPair<Tone, QString>> all;
    for (const MarkColor &each : colors)
        all.emplaceBack(each.tone, QCoreApplication::translate("tenants", each.name));
    return all;
}

QString TenantProfile::title() const
{
    const QString name = u"%1, %2"_s.arg(tenant.address.name(), tenant.clientId);
    return mark.text.isEmpty() ? name : u"%1: %2"_s.arg(mark.text, name);
}

QList<TenantProfile> tenantProfiles()
{
    QList<TenantProfile> all;
    const QStringList texts = QSettings().value(setting).toStringList();
    for (const QString &text : texts) {
        if (auto profile = read(text))
            all << *std::move(profile);
    }
    return all;
}

std::optional<TenantProfile> profileOf(const TenantConfig &tenant)
{
    for (const TenantProfile &each : tenantProfiles()) {
        if (isSame(each.tenant, tenant))
            return each;
    }
    return std::nullopt;
}

void rememberProfile(const TenantProfile &profile)
{
    QStringList texts{written(profile)};
    for (const TenantProfile &each : tenantProfiles()) {
        if (!isSame(each.tenant, profile.tenant) && texts.size() < mostRemembered)
            texts << written(each);
    }
    QSettings().setValue(setting, texts);
}

} // namespace bulkhead::ui
