// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/fault.h"

#include <tl/expected.hpp>

namespace bulkhead {

// std::expected needs C++23; this alias is the only place that names the stand-in.
template <typename T = void> using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> failure(Fault fault, QString detail = {})
{
    return tl::unexpected<Error>(Error{fault, std::move(detail)});
}

} // namespace bulkhead
