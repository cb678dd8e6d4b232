//===- Index.h - A position in a table, with a distinct type ------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// The tables of a unit refer to one another by position. An Index<Type> is a position in the table of types and cannot
// be taken for one in another table; one that was made without a position refers to nothing.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_MODEL_INDEX_H
#define NOSTALL_MODEL_INDEX_H

#include <cassert>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace nostall {

template <typename Element> class Index {
public:
  constexpr Index() = default;
  constexpr explicit Index(size_t Position) : Place(static_cast<uint32_t>(Position)) {}

  constexpr bool valid() const { return Place != Nothing; }
  constexpr explicit operator bool() const { return valid(); }
  constexpr uint32_t position() const {
    assert(valid());
    return Place;
  }
  constexpr auto operator<=>(const Index &) const = default;

private:
  static constexpr uint32_t Nothing = ~0U;
  uint32_t Place = Nothing;
};

/// Elements that are referred to by Index<Element>. Indices stay valid while the table lives; references do so only
/// until the next add().
template <typename Element> class Table {
public:
  Index<Element> add(Element E) {
    Elements.push_back(std::move(E));
    return Index<Element>(Elements.size() - 1);
  }
  Element &operator[](Index<Element> I) { return Elements[I.position()]; }
  const Element &operator[](Index<Element> I) const { return Elements[I.position()]; }
  size_t size() const { return Elements.size(); }
  bool empty() const { return Elements.empty(); }
  auto begin() const { return Elements.begin(); }
  auto end() const { return Elements.end(); }
  auto begin() { return Elements.begin(); }
  auto end() { return Elements.end(); }
  Index<Element> indexOf(const Element &E) const { return Index<Element>(static_cast<size_t>(&E - Elements.data())); }

private:
  std::vector<Element> Elements;
};

} // namespace nostall

#endif
