// SPDX-License-Identifier: Apache-2.0
#include "protection/rotation_card.h"

#include "gate/gate_code.h"
#include "intake/named_file.h"
#include "look/look.h"
#include "protection/rotation_count_panel.h"
#include "protection/rotation_form.h"
#include "texts/gate_text.h"
#include "texts/rotation_text.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

QString rotationStateText(const run::RotationState &state)
{
    const QString rule =
        state.deployed ? texts::rotationRule(*state.deployed).join(u"; "_s) + u'.' : QString();
    switch (state.state) {
    case run::OwnActionState::Off: return RotationCard::tr("Off. Passwords may be of any age.");
    case run::OwnActionState::On:
        return (state.sinceMs > 0
                       ? RotationCard::tr("On since %1: ").arg(texts::clockTime(state.sinceMs))
                       : RotationCard::tr("On: "))
            + rule;
    case run::OwnActionState::NotBound:
        return RotationCard::tr("Deployed, and not bound to the login flow, so it does nothing: ")
            + rule;
    case run::OwnActionState::OtherCode:
        return RotationCard::tr("There is an Action of this name that is not ours; it is left "
                                "alone.");
    }
    Q_UNREACHABLE();
}

} // namespace

RotationCard::RotationCard(Desk &desk, TenantSource tenant)
    : ProtectionCard(desk, std::move(tenant), tr("The age of passwords"),
        tr("Who logs in with a password older than this is refused until it is changed. Whoever "
           "logs in otherwise passes, and so do the protected, those whose date nobody reports, "
           "and everybody where a setting is missing or something goes wrong.")),
      m_form(new RotationForm), m_marketplace(hint({})), m_panel(new RotationCountPanel),
      m_count(button(u"search"_s, tr("Count"), tr("Count old passwords"))),
      m_on(button(u"play"_s, tr("Switch on"), tr("Switch the limit on"))),
      m_off(button(u"stop"_s, tr("Switch off"), tr("Switch the limit off"))), m_why(hint({}))
{
    m_marketplace->setAccessibleName(tr("The marketplace's Password Rotation"));
    m_marketplace->setOpenExternalLinks(true);
    m_marketplace->setTextInteractionFlags(
        Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    auto *row = new QHBoxLayout;
    row->setSpacing(spacing);
    for (QPushButton *each : {m_count, m_on, m_off})
        row->addWidget(each);
    row->addWidget(m_why, 1);
    content().addWidget(m_form);
    content().addWidget(m_panel);
    content().addLayout(row);
    content().addWidget(m_marketplace);
    connect(m_form, &RotationForm::changed, this, &RotationCard::edited);
    connect(m_panel, &RotationCountPanel::typed, this, [this] { refresh(); });
    connect(m_count, &QPushButton::clicked, this, &RotationCard::count);
    connect(m_on, &QPushButton::clicked, this, &RotationCard::switchOn);
    connect(m_off, &QPushButton::clicked, this, [this] {
        withTenant([this](const TenantConfig &of) { this->desk().switchRotationOff(of); });
    });
    tell();
}

RotationCard::Wish RotationCard::wish() const
{
    return {m_form->rule(), m_form->protectedFile(), m_form->denyText().trimmed()};
}

void RotationCard::count()
{
    forgetCount();
    m_form->tellFile({});
    m_countedFor = wish();
    if (m_countedFor->file.isEmpty())
        return countWith(QStringList());
    m_reading = true;
    refresh();
    m_files.ask<Result<QStringList>>(
        [path = m_countedFor->file]() -> Result<QStringList> {
            plan::NamedUsers users;
            if (const auto read = readNamedFile(path, {}, users); !read)
                return tl::unexpected(read.error());
            return gate::keysOf(users.identifiers());
        },
        [this](const Result<QStringList> &keys) {
            m_reading = false;
            countWith(keys);
        });
}

void RotationCard::countWith(const Result<QStringList> &protectedKeys)
{
    if (!protectedKeys)
        m_form->tellFile(namedFileError(protectedKeys.error()));
    if (!protectedKeys || !possible() || m_countedFor != wish())
        return forgetCount(); // or something else was begun, or chosen, while the file was read
    m_content = {m_countedFor->rule, m_countedFor->denyText, *protectedKeys};
    withTenant([this](const TenantConfig &of) { desk().countRotation(of, m_content); });
}

void RotationCard::switchOn()
{
    const auto confirmed = m_panel->confirmed();
    if (!confirmed)
        return;
    m_switching = true;
    withTenant([this, confirmed](
                   const TenantConfig &of) { desk().switchRotationOn(of, m_content, *confirmed); });
}

void RotationCard::show(const ProtectionTold &told)
{
    const bool switched = std::exchange(m_switching, false);
    if (told.rotation)
        m_state = told.rotation;
    if (told.databases) {
        m_form->setDatabases(*told.databases);
        if (m_state && m_state->deployed)
            m_form->setDeployed(*m_state->deployed);
    }
    if (told.rotationCount && !switched && m_countedFor)
        m_counted = told.rotationCount;
    if (told.rotationCount && switched)
        forgetCount(); // it has served
    else if (told.rotationCount && m_counted)
        m_panel->show(*m_counted, m_state && m_state->marketplace);
    tell();
}

void RotationCard::forget()
{
    m_files.forget();
    m_reading = m_switching = false;
    m_state.reset();
    m_form->clear();
    forgetCount();
    tell();
}

// The users have changed since they were counted: the new number has to be typed.
void RotationCard::failed(const Error &error)
{
    const bool switched = std::exchange(m_switching, false);
    if (switched && m_counted && error.fault == Fault::RotationUnconfirmed) {
        m_counted->users.due = error.detail.toLongLong();
        m_panel->show(*m_counted, m_state && m_state->marketplace);
    }
    refresh();
}

void RotationCard::edited()
{
    if (m_countedFor && *m_countedFor != wish() && !m_reading)
        forgetCount();
    refresh();
}

void RotationCard::forgetCount()
{
    m_countedFor.reset();
    m_counted.reset();
    m_panel->forget();
    refresh();
}

void RotationCard::tell()
{
    tellState(m_state ? rotationStateText(*m_state) : tr("Not read yet."),
        m_state && m_state->state == run::OwnActionState::On);
    m_marketplace->setVisible(m_state.has_value());
    if (m_state)
        m_marketplace->setText(
            texts::marketplaceRotation(m_state->marketplace)
                .toHtmlEscaped()
                .replace(texts::marketplaceRotationUrl(),
                    u"<a href=\"%1\">%1</a>"_s.arg(texts::marketplaceRotationUrl())));
    refresh();
}

void RotationCard::refresh()
{
    const bool ours = m_state && m_state->state != run::OwnActionState::OtherCode;
    const bool can = possible() && ours && !m_reading;
    const QString missing = m_form->missing();
    m_form->setEnabled(can);
    m_count->setEnabled(can && missing.isEmpty());
    m_on->setEnabled(can && m_counted && m_panel->confirmed());
    m_off->setEnabled(can && m_state->state != run::OwnActionState::Off);
    m_panel->setEnabled(can);
    m_why->setText(!ours         ? QString()
            : !missing.isEmpty() ? missing
            : m_counted          ? QString()
                                 : tr("Before it can be switched on it is counted whom it would "
                                               "refuse today; that only reads."));
}

} // namespace bulkhead::ui
