// Results of libpq.
#include <nostall/postgres/result.hpp>

#include <libpq-fe.h>

namespace nostall::postgres {

void detail::fail_conversion(std::string_view text) {
  throw error("does not convert: '" + std::string(text) + "'", "22P02");
}

result::result(pg_result* owned) : result_(owned, PQclear) {}

std::size_t result::rows() const { return static_cast<std::size_t>(PQntuples(result_.get())); }
std::size_t result::columns() const { return static_cast<std::size_t>(PQnfields(result_.get())); }

std::uint64_t result::affected() const {
  const std::string_view text = PQcmdTuples(result_.get());
  return text.empty() ? 0 : convert<std::uint64_t>(text);
}

std::string_view result::column_name(std::size_t column) const {
  const char* const name = PQfname(result_.get(), static_cast<int>(column));
  if (name == nullptr)
    throw std::out_of_range("no column " + std::to_string(column));
  return name;
}

// Not PQfnumber, which folds names that are not quoted to lower case.
std::size_t result::column(std::string_view name) const {
  for (std::size_t i = 0; i < columns(); ++i)
    if (column_name(i) == name)
      return i;
  throw std::out_of_range("no column '" + std::string(name) + "'");
}

std::optional<std::string_view> result::text(std::size_t row, std::size_t column) const {
  if (row >= rows() || column >= columns())
    throw std::out_of_range("no row " + std::to_string(row) + " with a column " + std::to_string(column));
  const int r = static_cast<int>(row), c = static_cast<int>(column);
  if (PQgetisnull(result_.get(), r, c) != 0)
    return std::nullopt;
  return std::string_view(PQgetvalue(result_.get(), r, c), static_cast<std::size_t>(PQgetlength(result_.get(), r, c)));
}

} // namespace nostall::postgres
