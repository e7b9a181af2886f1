// SPDX-License-Identifier: Apache-2.0
#include "tenant/connection_panel.h"

#include "look/field_grid.h"
#include "texts/fault_text.h"

#include <QFrame>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

struct NeededScope
{
    const char *name;
    const char *use;
};
constexpr NeededScope neededScopes[] = {
    {"read:users", QT_TRANSLATE_NOOP("bulkhead::ui::ConnectionPanel", "looks up the listed users")},
    {"delete:sessions", QT_TRANSLATE_NOOP("bulkhead::ui::ConnectionPanel", "revokes sessions")},
    {"delete:refresh_tokens",
        QT_TRANSLATE_NOOP("bulkhead::ui::ConnectionPanel", "revokes refresh tokens")},
};

QLabel *value(const QString &text)
{
    auto *label = new QLabel(text);
    label->setTextFormat(Qt::PlainText); // some of it is what a server said
    label->setWordWrap(true);
    return label;
}

QWidget *scopeLine(const run::ConnectionReport &report, const NeededScope &scope)
{
    const QString name = QString::fromLatin1(scope.name);
    const bool missing = report.missingScopes.contains(name);
    const StepState state = !report.scopesKnown ? StepState::Unknown
        : missing                               ? StepState::Failed
                                                : StepState::Done;
    const QString word = !report.scopesKnown ? ConnectionPanel::tr("not told")
        : missing                            ? ConnectionPanel::tr("missing")
                                             : ConnectionPanel::tr("granted");
    auto *line = new QWidget;
    auto *layout = new QHBoxLayout(line);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing);
    auto *mark = new QLabel;
    mark->setPixmap(stateIcon(state).pixmap(16, 16));
    layout->addWidget(mark);
    auto *text =
        value(ConnectionPanel::tr("%1 %2: %3").arg(name, word, ConnectionPanel::tr(scope.use)));
    layout->addWidget(text, 1);
    return line;
}

QString limits(const run::ConnectionReport &report)
{
    return ConnectionPanel::tr("%1 calls at once, then %2 a second until a run has measured it")
        .arg(QLocale().toString(report.burst, 'f', 0), QLocale().toString(report.perS, 'g', 3));
}

} // namespace

ConnectionPanel::ConnectionPanel(QWidget *parent)
    : QWidget(parent), m_check(new QPushButton(icon(u"check"_s), tr("Chec&k connection"))),
      m_why(hint({})), m_layout(new QVBoxLayout(this))
{
    m_check->setAccessibleName(tr("Check connection"));
    auto *row = new QHBoxLayout;
    row->setSpacing(2 * spacing);
    row->addWidget(m_check);
    row->addWidget(m_why, 1);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(spacing);
    m_layout->addLayout(row);
    connect(m_check, &QPushButton::clicked, this, &ConnectionPanel::checkAsked);
    allow({});
}

void ConnectionPanel::allow(const QString &why)
{
    m_check->setEnabled(why.isEmpty());
    m_why->setText(why.isEmpty() ? tr("Only reads: nothing is changed in the tenant.") : why);
}

QVBoxLayout *ConnectionPanel::freshResult(Tone tone)
{
    clear();
    m_result = new QFrame;
    makeCard(*m_result, tone);
    auto *layout = new QVBoxLayout(m_result);
    layout->setContentsMargins(2 * spacing, 2 * spacing, 2 * spacing, 2 * spacing);
    layout->setSpacing(spacing);
    m_layout->addWidget(m_result);
    return layout;
}

void ConnectionPanel::showReport(const QString &tenantName, const run::ConnectionReport &report)
{
    const bool complete = report.missingScopes.isEmpty();
    QVBoxLayout *layout = freshResult(complete ? Tone::Good : Tone::Warning);
    auto *title = heading(complete ? tr("The tenant answers")
                                   : tr("The tenant answers, but permissions are missing"));
    setTone(*title, complete ? Tone::Good : Tone::Warning);
    layout->addWidget(title);
    auto *grid = new FieldGrid;
    grid->addField(tr("Tenant"), value(tenantName));
    grid->addField(tr("Issuer"), value(report.identity.issuer));
    grid->addField(tr("Kind"),
        value(report.identity.practice ? tr("Practice tenant: invented people")
                                       : tr("A real tenant")));
    grid->addField(tr("Users"),
        value(report.users < 0 ? tr("It does not tell") : QLocale().toString(report.users)));
    grid->addField(tr("Limit seen"), value(limits(report)));
    auto *scopes = new QWidget;
    auto *lines = new QVBoxLayout(scopes);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(spacing / 2);
    for (const NeededScope &scope : neededScopes)
        lines->addWidget(scopeLine(report, scope));
    grid->addField(tr("Permissions"), scopes);
    layout->addLayout(grid);
    announce(*title);
}

void ConnectionPanel::showError(const Error &error)
{
    const texts::Explanation explanation = texts::explain(error);
    QVBoxLayout *layout = freshResult(Tone::Bad);
    QLabel *title = heading(explanation.happened);
    title->setTextFormat(Qt::PlainText);
    setTone(*title, Tone::Bad);
    layout->addWidget(title);
    layout->addWidget(value(explanation.todo));
    announce(*title);
}

void ConnectionPanel::clear()
{
    delete m_result;
    m_result = nullptr;
}

} // namespace bulkhead::ui
