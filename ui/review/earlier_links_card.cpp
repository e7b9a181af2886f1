// SPDX-License-Identifier: Apache-2.0
#include "review/earlier_links_card.h"

#include "run/earlier_links.h"
#include "texts/earlier_links_text.h"

namespace bulkhead::ui {

EarlierLinksCard::EarlierLinksCard(QWidget *parent)
    : TextCard(tr("Links that were sent before"), Tone::Warning, parent)
{
    tell({});
}

void EarlierLinksCard::look(const journal::Ledger &ledger, const QString &path)
{
    m_background.forget();
    tell({});
    m_background.ask<QStringList>(
        [receivers = run::linkReceivers(ledger), path] {
            return texts::earlierLinkLines(run::earlierLinks(receivers, path));
        },
        [this](const QStringList &lines) { tell(lines); });
}

void EarlierLinksCard::tell(const QStringList &lines)
{
    setLines(lines);
    setVisible(!lines.isEmpty());
}

} // namespace bulkhead::ui
