// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFuture>
#include <QObject>
#include <QPromise>
#include <QThreadPool>

#include <functional>
#include <memory>

namespace bulkhead::ui {

// One thread for reading files beside the window. Work is done in the order in which it was asked
// for; after forget() the answers to what was asked before are dropped.
class Background : public QObject
{
public:
    explicit Background(QObject *parent = nullptr) : QObject(parent)
    {
        m_thread.setMaxThreadCount(1);
    }
    ~Background() override // waits for what is under way
    {
        forget();
        m_thread.waitForDone();
    }

    // `work` runs in the other thread, `tell` in this one.
    template <typename Answer>
    void ask(std::function<Answer()> work, std::function<void(const Answer &)> tell)
    {
        auto promise = std::make_shared<QPromise<Answer>>();
        promise->future().then(
            this, [this, tell = std::move(tell), generation = m_generation](const Answer &answer) {
                if (generation == m_generation)
                    tell(answer);
            });
        m_thread.start([promise, work = std::move(work)] {
            promise->start();
            promise->addResult(work());
            promise->finish();
        });
    }

    void forget()
    {
        ++m_generation;
        m_thread.clear(); // what has not begun need not begin
    }

private:
    QThreadPool m_thread;
    quint64 m_generation = 0;
};

} // namespace bulkhead::ui
