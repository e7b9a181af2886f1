// SPDX-License-Identifier: Apache-2.0
#include "measures/random_password.h"

#include "plan/applicability.h"

#include <QRandomGenerator>

#include <algorithm>
#include <array>
#include <string_view>

namespace bulkhead::measures {
namespace {

constexpr int usualLength = 40;
constexpr std::array<std::string_view, 4> classes{"abcdefghijklmnopqrstuvwxyz",
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "0123456789", "!#$%&()*+,-.:;<=>?@[]^_{|}~"};

char randomCharacter()
{
    static const QByteArray all = [] {
        QByteArray characters;
        for (const std::string_view each : classes)
            characters += QByteArrayView(each.data(), qsizetype(each.size()));
        return characters;
    }();
    return all[QRandomGenerator::system()->bounded(int(all.size()))];
}

bool isRun(char one, char two, char three)
{
    return two - one == three - two && std::abs(two - one) <= 1;
}

} // namespace

bool isGoodPassword(QByteArrayView password)
{
    for (qsizetype i = 2; i < password.size(); ++i) {
        if (isRun(password[i - 2], password[i - 1], password[i]))
            return false;
    }
    return std::all_of(classes.begin(), classes.end(), [&](std::string_view characters) {
        return std::any_of(password.begin(), password.end(),
            [&](char one) { return characters.find(one) != std::string_view::npos; });
    });
}

Secret randomPassword(int minLength)
{
    QByteArray password(std::clamp(minLength, usualLength, plan::passwordBytesAtMost), '\0');
    do {
        std::generate(password.begin(), password.end(), randomCharacter);
    } while (!isGoodPassword(password));
    return Secret(std::move(password));
}

} // namespace bulkhead::measures
