// SPDX-License-Identifier: Apache-2.0
// take_pictures FOLDER NAME [light|dark]: walks the real window over a practice tenant and takes a
// picture of every page, FOLDER/PAGE-NAME.png. The target `pictures` makes all that the README
// shows.
#include "desk/live_incident.h"
#include "flow/main_window.h"
#include "look/look.h"
#include "practice/population.h"
#include "testing/testing.h"
#include "window/driver.h"
#include "window/engine_desk.h"
#include "window/pages.h"

#include <QApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QScrollArea>
#include <QScrollBar>
#include <QTableView>
#include <QTableWidget>
#include <QTemporaryDir>

#include <cstdio>

using namespace bulkhead;
using namespace bulkhead::testing;
using namespace Qt::StringLiterals;

namespace {

class Photographer
{
public:
    Photographer(ui::MainWindow &window, QString folder, QString name)
        : m_window(window), m_folder(std::move(folder)), m_name(std::move(name))
    {
    }

    void take(const QString &page)
    {
        (void)waitFor([] { return false; }, 150); // until everything is drawn
        m_window.grab().save(u"%1/%2-%3.png"_s.arg(m_folder, page, m_name));
    }

    // Ends the program: a picture of the wrong page is worse than none.
    void must(bool done, const char *what)
    {
        if (done)
            return;
        std::fprintf(stderr, "the window did not get past: %s\n", what);
        take(u"stuck"_s);
        std::exit(1);
    }

private:
    ui::MainWindow &m_window;
    QString m_folder, m_name;
};

// What is below on a long page.
void scrollDown(ui::MainWindow &window)
{
    for (const QScrollArea *area : window.findChildren<QScrollArea *>()) {
        if (area->isVisible())
            area->verticalScrollBar()->setValue(area->verticalScrollBar()->maximum());
    }
}

// To that widget, with what is around it.
void scrollTo(ui::MainWindow &window, const QString &name)
{
    (void)waitFor([] { return false; }, 50); // until all have their place
    for (QScrollArea *area : window.findChildren<QScrollArea *>()) {
        QWidget *widget = shown(*area, name);
        if (area->isVisible() && widget)
            area->verticalScrollBar()->setValue(
                widget->mapTo(area->widget(), QPoint()).y() - area->height() / 3);
    }
}

// Of the practice tenant: a protected one, and some whose factor is the attacker's, perhaps.
QStringList oddUsers(practice::UserKind kind)
{
    const practice::Population people(1000, 1);
    QStringList ids;
    for (int i = people.ordinary(); i < people.size(); ++i) {
        if (people.kind(i) == kind)
            ids << people.userId(i);
    }
    return ids;
}

QString written(const QString &name, const QStringList &lines)
{
    QFile file(qEnvironmentVariable("XDG_DATA_HOME") + u'/' + name);
    (void)file.open(QIODevice::WriteOnly);
    file.write(lines.join(u'\n').toUtf8() + '\n');
    return file.fileName();
}

void fillPlan(ui::MainWindow &window, Photographer &photographer)
{
    const auto yesterday = QDateTime::currentDateTimeUtc().addDays(-1);
    photographer.must(
        type(window, u"Attack began"_s, yesterday.toString(u"yyyy-MM-ddTHH:00Z"_s)), "time");
    photographer.must(type(window, u"Your own account"_s, u"ops@example.com"_s), "account");
    auto *const file = shownAs<QLineEdit>(window, u"Protected users"_s);
    file->setText(written(u"break-glass.csv"_s,
        {u"user_id,reason"_s, oddUsers(practice::UserKind::Blocked).first() + u",break glass"_s}));
    emit file->editingFinished();
    photographer.must(waitFor([&] { return says(window, u"It names 1 user."_s); }), "protected");
    scrollTo(window, u"Protected users"_s);
    photographer.take(u"plan-users"_s);
}

void toReview(ui::MainWindow &window, Photographer &photographer)
{
    photographer.take(u"start"_s);
    photographer.must(press(window, u"New incident"_s), "start");
    photographer.take(u"tenant"_s);
    photographer.must(press(window, u"Back"_s), "back");
    photographer.must(press(window, u"Try with the practice tenant"_s), "practice");
    photographer.take(u"practice"_s);
    photographer.must(press(window, u"Check connection"_s), "check");
    photographer.must(waitUntilShown(window, u"The tenant answers"_s), "answer");
    photographer.take(u"check"_s);
    photographer.must(press(window, u"Next"_s), "tenant");
    photographer.must(press(window, u"Add practice list"_s), "practice list");
    photographer.take(u"preview"_s);
    photographer.must(press(window, u"Add list"_s), "list");
    photographer.must(waitFor([&] { return shown(window, u"Affected users"_s); }), "users");
    photographer.take(u"list"_s);
    using practice::UserKind;
    const QString later = written(u"found-later.txt"_s,
        oddUsers(UserKind::FactorAdded) + oddUsers(UserKind::Social) + oddUsers(UserKind::Blocked));
    photographer.must(waitFor([&] { return type(window, u"List file"_s, later); }), "first list");
    photographer.must(press(window, u"Add list"_s), "second list");
    photographer.must(press(window, u"Next"_s), "list page");
    photographer.must(press(window, u"Close the gate first"_s), "gate");
    photographer.take(u"plan"_s);
    photographer.must(press(window, u"More measures"_s), "more measures");
    (void)waitFor([] { return false; }, 50); // until they have their place
    scrollDown(window);
    photographer.take(u"plan-below"_s);
    fillPlan(window, photographer);
    photographer.must(press(window, u"Next"_s), "plan");
    photographer.must(waitUntilShown(window, u"Confirm tenant name"_s, 60'000), "resolving");
    photographer.take(u"review"_s);
    photographer.must(press(window, u"Refuse them"_s), "stranded");
    scrollTo(window, u"Refuse them"_s);
    photographer.take(u"review-gate"_s);
    scrollTo(window, u"Users skipped for safety"_s);
    photographer.take(u"review-advice"_s);
    photographer.must(press(window, u"Rehearse"_s), "rehearse");
    photographer.must(waitUntilShown(window, u"Export rehearsal report"_s, 120'000), "rehearsal");
    scrollTo(window, u"Users by outcome"_s);
    photographer.take(u"rehearsal"_s);
}

// Production makes calls on the practice tenant's limit, so that there is something to share.
void letOthersCall(const ui::LiveIncident &live)
{
    QNetworkAccessManager network;
    QNetworkRequest request(QUrl(live.ledger().tenant().address.origin() + u"/_practice/limits"_s));
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    const std::unique_ptr<QNetworkReply> reply(
        network.post(request, R"({"others_per_s": 6, "others_burst": 3})"));
    (void)waitFor([&] { return reply->isFinished(); }, 5'000);
}

// Somebody whose factor may be the attacker's.
void chooseHeld(ui::MainWindow &window, QTableView &table, Photographer &photographer)
{
    const QString release = u"Release this user"_s;
    for (int row = 0; row < table.model()->rowCount() && !shown(window, release); ++row)
        table.setCurrentIndex(table.model()->index(row, 0));
    photographer.must(shown(window, release), "held user");
    scrollTo(window, release);
    photographer.take(u"run-held"_s);
    table.setCurrentIndex(table.model()->index(3, 0));
}

// Of one connection, as far as the number that has to be typed.
void countOldPasswords(ui::MainWindow &window, Photographer &photographer)
{
    photographer.must(press(window, u"In chosen ones only"_s), "chosen connections");
    auto *connections = shownAs<QTableWidget>(window, u"Connections with a limit"_s);
    photographer.must(connections && connections->rowCount() > 2, "connections");
    connections->item(0, 0)->setCheckState(Qt::Checked);
    connections->item(2, 1)->setData(Qt::EditRole, 30);
    photographer.must(press(window, u"Count old passwords"_s), "count");
    photographer.must(
        waitUntilShown(window, u"Confirm how many change"_s, 60'000), "counted passwords");
    scrollTo(window, u"Connections with a limit"_s);
    photographer.take(u"protection-count"_s);
}

void toReport(ui::MainWindow &window, const ui::LiveIncident &live, Photographer &photographer)
{
    const auto &ledger = live.ledger();
    photographer.must(
        type(window, u"Confirm tenant name"_s, ledger.tenant().address.name()), "name");
    if (shown(window, u"Confirm user count"_s))
        photographer.must(
            type(window, u"Confirm user count"_s, QString::number(ledger.counts().users)), "count");
    letOthersCall(live);
    photographer.must(press(window, u"Start"_s), "review");
    photographer.must(
        waitFor([&] { return ledger.userTotal(StepState::Done) > 80; }, 60'000), "run");
    auto *table = shownAs<QTableView>(window, u"Users"_s);
    table->setCurrentIndex(table->model()->index(3, 0));
    photographer.must(press(window, u"Look at this user now"_s), "look at one");
    photographer.must(
        waitFor([&] { return says(window, u"The tenant has answered"_s); }, 10'000), "seen");
    photographer.take(u"run"_s);
    photographer.must(press(window, u"Use of the limit"_s), "the limit");
    (void)waitFor([] { return false; }, 10'000); // until there is something to see
    photographer.take(u"run-limit"_s);
    photographer.must(press(window, u"Use of the limit"_s), "the run");
    photographer.must(press(window, u"Pause"_s), "pause");
    photographer.must(waitUntilShown(window, u"Resume"_s), "paused");
    photographer.take(u"paused"_s);
    chooseHeld(window, *table, photographer);
    photographer.must(press(window, u"Resume"_s), "resume");
    photographer.must(press(window, u"Next"_s, 120'000), "end of the run");
    photographer.must(waitUntilShown(window, u"Report file"_s), "report");
    photographer.take(u"report"_s);
    photographer.must(press(window, u"Look who changed the password"_s), "look");
    photographer.must(
        waitFor([&] { return shown(window, u"Stop looking"_s) == nullptr; }, 120'000), "looked");
    scrollDown(window);
    photographer.take(u"report-below"_s);
    photographer.must(press(window, u"Step Protection"_s), "protection");
    photographer.must(waitFor([&] { return !says(window, u"Not read yet."_s); }), "read");
    photographer.take(u"protection"_s);
    countOldPasswords(window, photographer);
    photographer.must(press(window, u"Close incident"_s), "close");
    photographer.must(waitUntilShown(window, u"Incidents on this computer"_s), "known incidents");
    photographer.take(u"known"_s);
}

// A second incident, whose links go by a mail server.
void toLetters(ui::MainWindow &window, Photographer &photographer)
{
    photographer.must(press(window, u"Try with the practice tenant"_s), "practice again");
    photographer.must(press(window, u"Mail server for reset links"_s), "mail server");
    for (const auto &[field, text] : {std::pair{u"Mail server"_s, u"smtp://localhost:2525"_s},
             {u"Sender"_s, u"ACME Security <security@acme.example>"_s},
             {u"Mail user"_s, u"bulkhead"_s}, {u"Mail password"_s, u"not a real one"_s},
             {u"Whom to ask"_s, u"the help desk, +49 30 901820"_s},
             {u"Test mail to"_s, u"me@acme.example"_s}})
        photographer.must(type(window, field, text), "mail field");
    scrollDown(window);
    photographer.take(u"mail-server"_s);
    photographer.must(press(window, u"Next"_s), "tenant again");
    photographer.must(press(window, u"Add practice list"_s), "practice list again");
    photographer.must(press(window, u"Add list"_s), "list again");
    photographer.must(waitFor([&] { return shown(window, u"Affected users"_s); }), "users again");
    photographer.must(press(window, u"Next"_s), "list page again");
    photographer.must(press(window, u"Reset ticket"_s), "tickets");
    photographer.must(press(window, u"Next"_s), "plan again");
    photographer.must(waitUntilShown(window, u"Confirm tenant name"_s, 60'000), "resolving again");
    scrollTo(window, u"Send these letters with the run"_s);
    photographer.take(u"letters"_s);
}

} // namespace

int main(int argc, char **argv)
{
    const QTemporaryDir home(QDir::tempPath() + u"/bulkhead-XXXXXX"_s);
    qputenv("XDG_CONFIG_HOME", home.filePath(u"config"_s).toUtf8());
    qputenv("XDG_DATA_HOME", home.filePath(u"data"_s).toUtf8());
    QApplication application(argc, argv);
    QApplication::setApplicationName(u"bulkhead"_s);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() < 3)
        return 2;
    ui::applyLook(application, arguments.value(3) == u"dark" ? ui::Theme::Dark : ui::Theme::Light);
    EngineDesk desk;
    ui::LiveIncident live(desk);
    const Pages pages(desk, live);
    ui::MainWindow window(desk, live, pages.walk(), pages.start());
    window.resize(1180, 800); // whatever the screen in memory measures
    window.show();
    Photographer photographer(window, arguments.at(1), arguments.at(2));
    toReview(window, photographer);
    toReport(window, live, photographer);
    toLetters(window, photographer);
    window.stopAndClose();
    return 0;
}
