// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protection/breached_passwords.h"
#include "protection/undo_memory.h"
#include "run/action_driver.h"

namespace bulkhead::run {

// What was found, and what is there now; the same when there was nothing to do.
struct SettingsTold
{
    QJsonObject before{};
    QJsonObject now{};
    bool ours = false; // what stands there is what this program has left
    bool inPlan = true; // false, of a look only: the subscription has none of it
    bool allowed = true; // false, of a look only: the token lacks read:attack_protection
};

// Reads Breached Password Detection, changes it if need be, and reads it back. What stood there
// before is on disk before the change leaves. Fails with ProtectionNotInPlan, SettingsRefused, with
// SettingsNotTaken when the tenant then shows something else, which can be undone all the same, and
// with SettingsBusy while another process is at it.
class SettingsChange final : public ActionDriver
{
public:
    using Told = std::function<void(const SettingsTold &)>;
    enum class Way {
        Wish,
        Undo, // NothingToUndo, SettingsChangedSince
        UndoWhateverSince,
    };
    SettingsChange(Tools tools, protection::UndoMemory memory, Way way,
        protection::BreachedWish wish, Told told);

    [[nodiscard]] static QStringList scopes();

    [[nodiscard]] Result<> commit() override;
    void ended(const std::optional<Error> &error) override;

protected:
    void begin() override;

private:
    void call(auth0::Request request, Then then);
    void found(const QJsonObject &settings);
    void undo();
    void become(const QJsonObject &wanted, const protection::Undo &remembered);
    void readBack(const QJsonObject &wanted, const protection::Undo &remembered);
    void refused(const auth0::Reading &reading, const protection::Undo &remembered);
    void keep(const QJsonObject &now, const protection::Undo &remembered);
    void settle(const std::optional<protection::Undo> &undo);
    void tell(const QJsonObject &now);
    void refuse(const auth0::Reading &reading);
    [[nodiscard]] bool isLeft(const QJsonObject &settings) const;

    protection::UndoMemory m_memory;
    std::unique_ptr<QLockFile> m_lock; // from the beginning to the end
    Way m_way;
    protection::BreachedWish m_wish;
    Told m_told;
    std::optional<protection::Undo> m_undo; // as on disk
    std::optional<protection::Undo> m_toWrite; // with the next commit
    QJsonObject m_before;
};

} // namespace bulkhead::run
