// SPDX-License-Identifier: Apache-2.0
#include "tenant/credential_rows.h"

#include "look/field_grid.h"
#include "look/look.h"
#include "look/path_field.h"
#include "texts/fault_text.h"

#include <QAbstractItemView>
#include <QButtonGroup>
#include <QComboBox>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QRadioButton>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

QLineEdit *passwordField(const QString &name)
{
    auto *edit = new QLineEdit;
    edit->setAccessibleName(name);
    edit->setEchoMode(QLineEdit::Password);
    return edit;
}

Secret secretFrom(const QLineEdit &edit)
{
    return Secret(edit.text().trimmed().toUtf8());
}

} // namespace

CredentialRows::CredentialRows(FieldGrid &grid, QObject *parent)
    : QObject(parent), m_kinds(new QButtonGroup(this)),
      m_secret(passwordField(tr("Client secret"))),
      m_keyFile(new PathField(tr("Private key file"), PathField::Kind::Open)),
      m_algorithm(new QComboBox), m_token(passwordField(tr("Management token"))), m_line(hint({})),
      m_reason(reasonLabel())
{
    addKinds(grid);
    addFields(grid);
    grid.addBelow(m_reason);
    grid.addBelow(m_line);
    for (QLineEdit *edit : {m_secret, m_token})
        connect(edit, &QLineEdit::textChanged, this, &CredentialRows::edited);
    connect(m_keyFile, &PathField::edited, this, &CredentialRows::edited);
    connect(m_algorithm, &QComboBox::currentIndexChanged, this, &CredentialRows::edited);
    connect(m_kinds, &QButtonGroup::idToggled, this, [this](int, bool on) {
        if (on)
            showKind();
    });
}

void CredentialRows::addKinds(FieldGrid &grid)
{
    const struct
    {
        QString text, name;
    } kinds[] = {
        {tr("Client secret"), tr("Use a client secret")},
        {tr("Private key"), tr("Use a private key")},
        {tr("Management token"), tr("Use a Management token")},
    };
    auto *whole = new QWidget;
    auto *row = new QHBoxLayout(whole);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(3 * spacing);
    for (const auto &[text, name] : kinds) {
        auto *radio = new QRadioButton(text);
        radio->setAccessibleName(name);
        m_kinds->addButton(radio, int(m_kinds->buttons().size()));
        row->addWidget(radio);
    }
    row->addStretch();
    whole->setFocusProxy(m_kinds->button(0));
    m_kinds->button(0)->setChecked(true);
    grid.addField(tr("Access wit&h"), whole);
}

void CredentialRows::addFields(FieldGrid &grid)
{
    m_algorithm->addItems({u"RS256"_s, u"PS256"_s});
    m_algorithm->setAccessibleName(tr("Key algorithm"));
    m_algorithm->view()->setAccessibleName(tr("Key algorithm"));
    m_algorithm->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    const auto add = [&](Kind kind, const QString &label, QWidget *field) {
        m_rows[size_t(kind)] << grid.addField(label, field) << field;
    };
    add(Kind::ClientSecret, tr("Client &secret"), m_secret);
    add(Kind::PrivateKey, tr("Private ke&y file"), m_keyFile);
    add(Kind::PrivateKey, tr("Key al&gorithm"), m_algorithm);
    add(Kind::ManagementToken, tr("&Management token"), m_token);
}

CredentialRows::Kind CredentialRows::kind() const
{
    return Kind(m_kinds->checkedId());
}

credentials::KeyFile CredentialRows::keyFile() const
{
    return {m_keyFile->path(), *credentials::signatureAlgorithm(m_algorithm->currentText())};
}

void CredentialRows::choose(Kind kind, const credentials::KeyFile &keyFile)
{
    m_keyFile->setPath(keyFile.path);
    m_algorithm->setCurrentText(wireName(keyFile.algorithm));
    m_kinds->button(int(kind))->setChecked(true);
    showKind();
}

bool CredentialRows::deskHas() const
{
    if (m_place == SecretPlace::Nowhere || m_placeOf != kind())
        return false;
    return kind() != Kind::PrivateKey || m_keyFile->path().isEmpty() || keyFile() == m_given;
}

QString CredentialRows::missing() const
{
    if (deskHas() && !hasEntered())
        return {};
    switch (kind()) {
    case Kind::ClientSecret: return hasEntered() ? QString() : tr("Client secret is missing");
    case Kind::PrivateKey:
        if (m_keyFile->path().isEmpty())
            return tr("Private key file is missing");
        return QFileInfo(m_keyFile->path()).isFile() ? QString()
                                                     : tr("Private key file is not there");
    case Kind::ManagementToken:
        if (!hasEntered())
            return tr("Management token is missing");
        return credentials::ManagementToken::fromPasted(secretFrom(*m_token))
            ? QString()
            : tr("Management token is not right");
    }
    Q_UNREACHABLE();
}

bool CredentialRows::hasEntered() const
{
    switch (kind()) {
    case Kind::ClientSecret: return !m_secret->text().isEmpty();
    case Kind::PrivateKey: return !m_keyFile->path().isEmpty() && !deskHas();
    case Kind::ManagementToken: return !m_token->text().isEmpty();
    }
    Q_UNREACHABLE();
}

GivenCredential CredentialRows::take()
{
    m_given = kind() == Kind::PrivateKey ? keyFile() : credentials::KeyFile();
    if (kind() == Kind::PrivateKey)
        return m_given;
    Secret typed = secretFrom(kind() == Kind::ClientSecret ? *m_secret : *m_token);
    const Kind of = kind();
    for (QLineEdit *edit : {m_secret, m_token})
        edit->setText({}); // drops what could be undone as well
    if (of == Kind::ClientSecret)
        return credentials::ClientSecret{std::move(typed)};
    return std::move(
        *credentials::ManagementToken::fromPasted(std::move(typed))); // missing() has tried it
}

void CredentialRows::showPlace(SecretPlace place, Kind of)
{
    m_place = place;
    m_placeOf = of;
    if (place == SecretPlace::Nowhere)
        m_given = {};
    else if (!hasEntered())
        m_kinds->button(int(of))->setChecked(true);
    showLine();
    emit changed();
}

void CredentialRows::showError(const Error &error)
{
    m_given = {};
    m_place = SecretPlace::Nowhere;
    const texts::Explanation why = texts::explain(error);
    showReason(*m_reason, why.happened + u' ' + why.todo);
    showLine();
}

void CredentialRows::focusMissing()
{
    QWidget *const fields[] = {m_secret, m_keyFile->edit(), m_token};
    QWidget *field = fields[size_t(kind())];
    if (field->isVisible() && !deskHas())
        field->setFocus();
}

void CredentialRows::edited()
{
    showReason(*m_reason, {});
    showLine();
    emit changed();
}

void CredentialRows::showKind()
{
    for (size_t each = 0; each < m_rows.size(); ++each) {
        for (QWidget *widget : m_rows[each])
            widget->setVisible(each == size_t(kind()));
    }
    edited();
}

void CredentialRows::showLine()
{
    m_line->setText(line());
}

QString CredentialRows::line() const
{
    switch (kind()) {
    case Kind::ClientSecret:
        if (hasEntered())
            return tr(
                "Goes to the keychain once the tenant has taken it, never into the incident file.");
        if (!deskHas())
            return tr("Missing.");
        return m_place == SecretPlace::Keychain ? tr("Kept in the keychain.")
                                                : tr("Kept until Bulkhead closes, in no keychain.");
    case Kind::PrivateKey: return keyLine();
    case Kind::ManagementToken:
        return deskHas() && !hasEntered()
            ? tr("Kept until Bulkhead closes, and nowhere else.")
            : tr("For this once: kept until Bulkhead closes, and nowhere else. Nothing renews it.");
    }
    Q_UNREACHABLE();
}

QString CredentialRows::keyLine() const
{
    const QFileInfo file(m_keyFile->path());
    constexpr auto others =
        QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    if (file.isFile() && (file.permissions() & others) != 0)
        return tr("Others on this computer can read this file: make it private (chmod 600).");
    return deskHas()
        ? tr("Read, and kept until Bulkhead closes; the file stays where it is.")
        : tr("RSA in PEM, not encrypted. The file stays where it is; nothing of it is kept.");
}

} // namespace bulkhead::ui
