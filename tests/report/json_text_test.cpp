// SPDX-License-Identifier: Apache-2.0
#include "report/json_text.h"

#include "testing/testing.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace bulkhead::report {
namespace {

TEST(JsonText, PartsValuesByCommasAndNothingElse)
{
    JsonText json;
    json.openObject();
    json.number("a", -5);
    json.texts("b", {});
    json.texts("c", {u"x"_s, u"y"_s});
    json.key("d");
    json.null();
    json.key("e");
    json.openArray();
    for (int i = 0; i < 2; ++i) {
        json.openObject();
        json.closeObject();
    }
    json.closeArray();
    json.text("f", u"z"_s);
    json.closeObject();
    EXPECT_EQ(json.bytes(), R"({"a":-5,"b":[],"c":["x","y"],"d":null,"e":[{},{}],"f":"z"})"_ba);
    json.clear();
    json.openArray();
    json.closeArray();
    EXPECT_EQ(json.bytes(), "[]"_ba);
}

TEST(JsonText, EveryCharacterIsWrittenAsQtWritesIt)
{
    for (char32_t character = 1; character < 0x3000; ++character) {
        const QString text = u"a"_s + QString::fromUcs4(&character, 1) + u"b"_s;
        JsonText json;
        json.openArray();
        json.text(text);
        json.closeArray();
        ASSERT_EQ(json.bytes(), QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact))
            << unsigned(character);
    }
}

} // namespace
} // namespace bulkhead::report
