// SPDX-License-Identifier: Apache-2.0
#include "testing/testing.h"

#include <QCoreApplication>

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    return bulkhead::testing::runTests(argc, argv);
}
