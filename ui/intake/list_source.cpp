// SPDX-License-Identifier: Apache-2.0
#include "intake/list_source.h"

#include <QBuffer>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

Result<intake::ListPreview> named(Result<intake::ListPreview> preview, const QString &name)
{
    if (!preview && preview.error().detail.isEmpty())
        return failure(preview.error().fault, name);
    return preview;
}

} // namespace

Result<intake::ListPreview> previewOf(const ListSource &source)
{
    if (source.path.isEmpty()) {
        QBuffer buffer;
        buffer.setData(source.text);
        buffer.open(QIODevice::ReadOnly);
        return named(intake::previewList(buffer), source.name);
    }
    if (!QFileInfo(source.path).isFile()) // a pipe would be empty when it is read in earnest
        return failure(Fault::ListUnreadable, source.path);
    QFile file(source.path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(Fault::ListUnreadable, u"%1 (%2)"_s.arg(source.path, file.errorString()));
    return named(intake::previewList(file), source.path);
}

} // namespace bulkhead::ui
