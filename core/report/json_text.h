// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QStringList>

namespace bulkhead::report {

// Compact JSON, written as it is told: a hundred thousand objects need not be built first. The same
// bytes as QJsonDocument's when the keys come in alphabetical order. The caller closes what it
// opens.
class JsonText
{
public:
    void openObject() { open('{'); }
    void closeObject() { close('}'); }
    void openArray() { open('['); }
    void closeArray() { close(']'); }
    void key(QByteArrayView name); // needs no escape
    void text(const QString &value);
    void number(qint64 value);
    void null();
    // Members of an object.
    void text(QByteArrayView name, const QString &value) { key(name), text(value); }
    void number(QByteArrayView name, qint64 value) { key(name), number(value); }
    void texts(QByteArrayView name, const QStringList &values);

    // What was written so far; begins anew.
    [[nodiscard]] QByteArrayView bytes() const { return m_bytes; }
    void clear();

private:
    void open(char bracket);
    void close(char bracket);
    void separate();

    QByteArray m_bytes;
    bool m_first = true; // nothing stands before the next value that a comma would part it from
};

} // namespace bulkhead::report
