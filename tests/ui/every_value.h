// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <utility>
#include <vector>

namespace bulkhead::testing {

// The compiler spells a value that an enumeration names by that name, any other as a cast.
template <auto value> [[nodiscard]] constexpr bool isNamed()
{
    return std::string_view(__PRETTY_FUNCTION__).find("= (") == std::string_view::npos;
}

// Every value of an enumeration without gaps, those added tomorrow too.
template <typename Enum> [[nodiscard]] std::vector<Enum> everyValue()
{
    constexpr int enough = 100;
    return []<int... code>(std::integer_sequence<int, code...>)
    {
        std::vector<Enum> all;
        ((isNamed<Enum(code)>() ? all.push_back(Enum(code)) : void()), ...);
        return all;
    }
    (std::make_integer_sequence<int, enough>{});
}

} // namespace bulkhead::testing
