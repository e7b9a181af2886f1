// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace bulkhead::secrets {

// Keeps this process's memory and files to its owner: no core dump, neither as a file nor to a
// crash handler, no debugger and no /proc/PID/mem or environ for the user's other processes, and
// new files readable by the owner alone (umask 0077). Call first thing in main(). Child processes
// inherit the limit and the umask, but can be debugged again once they have called exec.
void hardenProcess();

} // namespace bulkhead::secrets
