// SPDX-License-Identifier: Apache-2.0
#include "run/evidence_reading.h"
#include "run/log_survey.h"

#include "testing/testing.h"

using namespace Qt::StringLiterals;

namespace bulkhead::run {
namespace {

constexpr qint64 hourMs = 3'600'000;
// 2026-02-02T02:40Z, for one hour.
const TimeWindow window{1'770'000'000'000, 1'770'000'000'000 + hourMs};
constexpr auto before = "2026-02-02T02:39:59.999Z";
constexpr auto inside = "2026-02-02T02:40:00.000Z";
constexpr auto after = "2026-02-02T03:40:00.001Z";

QByteArray method(const char *type, const char *at, const char *more = "")
{
    return QByteArray("[{\"type\":\"") + type + "\",\"created_at\":\"" + at + '"' + more + "}]";
}

QByteArray event(const char *type, const char *at, const QByteArray &path = {})
{
    return QByteArray("{\"type\":\"") + type + "\",\"date\":\"" + at
        + R"(","details":{"request":{"method":"post","path":")" + path + "\"}}}";
}

TEST(MethodsEvidence, IsWhatWasCreatedInsideTheWindow)
{
    struct Case
    {
        QByteArray body;
        Evidence expected;
    };
    for (const Case &c : std::initializer_list<Case>{
             {"[]", {{}, true}},
             {method("totp", before), {{}, true}},
             {method("totp", inside), {Trait::FactorAdded, true}},
             {method("totp", after), {{}, true}},
             {method("phone", inside), {Trait::FactorAdded, true}},
             {method("push", inside), {Trait::FactorAdded, true}},
             {method("webauthn-roaming", inside), {Trait::FactorAdded, true}},
             {method("recovery-code", inside), {Trait::FactorAdded, true}},
             {method("what comes tomorrow", inside), {Trait::FactorAdded, true}},
             {method("passkey", inside), {Trait::PasskeyAdded, true}},
             {method("password", inside), {{}, true}},
             {method("email", inside), {{}, true}},
             {method("email-verification", inside), {{}, true}},
             {method("totp", inside, ",\"confirmed\":false"), {{}, true}},
             {method("totp", inside, ",\"confirmed\":true"), {Trait::FactorAdded, true}},
             {method("totp", "some day"), {{}, true}},
             {"{}", {{}, false}},
             {"", {{}, false}},
             {"[1,null]", {{}, true}},
         })
        EXPECT_EQ(methodsEvidence(c.body, window), c.expected) << c.body.constData();
}

TEST(LogEvidence, IsWhatTheLogTellsOfTheWindow)
{
    const QByteArray identities = "/api/v2/users/auth0%7C1/identities";
    struct Case
    {
        QByteArray events;
        Traits traits;
    };
    for (const Case &c : std::initializer_list<Case>{
             {"", {}},
             {event("sce", inside), Trait::EmailChanged},
             {event("sce", before), {}},
             {event("sce", after), {}},
             {event("scpn", inside), Trait::EmailChanged},
             {event("scp", inside), {}}, // the password: that is what is reset
             {event("s", inside), {}},
             {event("sapi", inside, identities), Trait::IdentityAdded},
             {event("sapi", before, identities), {}},
             {event("fapi", inside, identities), {}},
             {event("sapi", inside, identities + "/github/4711"), {}}, // unlinked
             {event("sapi", inside, "/api/v2/users/auth0%7C1"), {}},
             {event("s", before) + ',' + event("sce", inside) + ','
                     + event("sapi", inside, identities),
                 Trait::EmailChanged | Trait::IdentityAdded},
         })
        EXPECT_EQ(logEvidence('[' + c.events + ']', window), (Evidence{c.traits, true}))
            << c.events.constData();
    EXPECT_EQ(logEvidence("{}", window), Evidence());
    EXPECT_EQ(logEvidence("", window), Evidence());
}

TEST(LogEvidence, OfAFullPageIsWholeOnlyWhenItReachesBack)
{
    const auto pageEndingWith = [](const char *date, int events) {
        QByteArray body = "[" + event("sce", inside);
        for (int i = 1; i < events; ++i)
            body += ',' + event("s", i + 1 == events ? date : inside);
        return body + ']';
    };
    EXPECT_TRUE(logEvidence(pageEndingWith(inside, 99), window).whole);
    EXPECT_FALSE(logEvidence(pageEndingWith(after, 100), window).whole);
    EXPECT_TRUE(logEvidence(pageEndingWith(before, 100), window).whole);
    EXPECT_EQ(logEvidence(pageEndingWith(after, 100), window).traits, Trait::EmailChanged);
}

TEST(LogEvidence, TellsFactorsToo)
{
    EXPECT_TRUE(logTellsFactor('[' + event("gd_enrollment_complete", inside) + ']', window));
    EXPECT_FALSE(logTellsFactor('[' + event("gd_enrollment_complete", before) + ']', window));
    EXPECT_FALSE(logTellsFactor('[' + event("gd_unenroll", inside) + ']', window));
    EXPECT_FALSE(logTellsFactor("", window));
}

TEST(LinkEvidence, NamesTheUsersAsTheyAreCalled)
{
    const auto links = linkEvidence('[' + event("sapi", inside, "/api/v2/users/auth0|1/identities")
            + ',' + event("sapi", inside, "/api/v2/users/samlp%7Ca%2Fb/identities") + ','
            + event("sapi", before, "/api/v2/users/auth0|3/identities") + ','
            + event("sapi", inside, "/api/v2/users/auth0|2") + ']',
        window);
    EXPECT_EQ(links.userIds, (QStringList{u"auth0|1"_s, u"samlp|a/b"_s}));
    EXPECT_TRUE(links.isList);
    EXPECT_FALSE(links.pageIsFull);
    EXPECT_FALSE(linkEvidence("{}", window).isList);
}

QByteArray fullPage()
{
    QByteArray body;
    for (int i = 0; i < evidencePage; ++i)
        body += (i > 0 ? "," : "[") + event("sapi", inside, "/api/v2/clients");
    return body + ']';
}

// The survey, told `pages` full pages of links and then `last`.
LogSurvey told(const QByteArray &oldest, int pages, const QByteArray &last)
{
    LogSurvey survey(window);
    EXPECT_TRUE(survey.mayAsk());
    EXPECT_TRUE(survey.next()->target.endsWith("sort=date%3A1"));
    EXPECT_FALSE(survey.next()) << "one after the other";
    survey.answered(true, oldest);
    for (int page = 0; page <= pages && !survey.isOver(); ++page) {
        const auto request = survey.next();
        EXPECT_TRUE(request && request->target.contains("page=" + QByteArray::number(page) + '&'));
        survey.answered(true, page == pages ? last : fullPage());
    }
    EXPECT_FALSE(survey.next());
    return survey;
}

TEST(LogSurvey, KnowsWhenTheLogGoesBackFarEnough)
{
    const QByteArray link = '[' + event("sapi", inside, "/api/v2/users/auth0|1/identities") + ']';
    struct Case
    {
        QByteArray oldest;
        int fullPages;
        QByteArray last;
        bool reachesBack, knowsLinks, linked;
    };
    for (const Case &c : std::initializer_list<Case>{
             {'[' + event("s", before) + ']', 0, link, true, true, true},
             {'[' + event("s", inside) + ']', 0, "[]", true, true, false},
             {'[' + event("s", after) + ']', 0, link, false, false, true},
             {"[]", 0, link, false, false, true}, {"{}", 0, "{}", false, false, false},
             {'[' + event("s", before) + ']', 9, link, true, true, true},
             {'[' + event("s", before) + ']', 10, link, true, false, false}, // no more is shown
         }) {
        const LogSurvey survey = told(c.oldest, c.fullPages, c.last);
        EXPECT_TRUE(survey.isOver());
        EXPECT_EQ(survey.reachesBack(), c.reachesBack) << c.oldest.constData();
        EXPECT_EQ(survey.knowsLinks(), c.knowsLinks) << c.oldest.constData();
        EXPECT_EQ(survey.linked(u"auth0|1"_s), c.linked) << c.oldest.constData();
    }
}

TEST(LogSurvey, KnowsNothingWhenRefused)
{
    LogSurvey survey(window);
    (void)survey.next();
    survey.answered(false, {});
    ASSERT_TRUE(survey.next());
    survey.answered(false, {});
    EXPECT_TRUE(survey.isOver());
    EXPECT_FALSE(survey.reachesBack());
    EXPECT_FALSE(survey.knowsLinks());
}

} // namespace
} // namespace bulkhead::run
