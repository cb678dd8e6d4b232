// A chat over WebSockets: what one says in a room, all in it hear. chat PORT; the path is the room and the name:
// ws://localhost:8080/rooms/hall/ann
//
// Each member has a queue of what it has yet to hear. A member that reads slowly fills its own queue only, and is asked
// to leave when that is full: nobody waits for it.
#include <cstdlib>
#include <list>
#include <map>
#include <nostall/gather.hpp>
#include <nostall/queue.hpp>
#include <nostall/server.hpp>
#include <string>

namespace {

using namespace nostall;

constexpr std::size_t most_unheard = 100;

struct member {
  std::string name;
  async_queue<std::string> unheard{most_unheard};
};

// Being in a room, however the visit ends.
class presence {
public:
  presence(std::list<member*>& room, member& visitor) : room_(room), visitor_(visitor) { room_.push_back(&visitor_); }
  presence(const presence&) = delete;
  presence& operator=(const presence&) = delete;
  ~presence() { room_.remove(&visitor_); }

private:
  std::list<member*>& room_;
  member& visitor_;
};

// All rooms are on one loop, so nothing needs a lock.
class rooms {
public:
  task<> visit(std::string room, std::string name, websocket& peer) {
    member visitor{std::move(name)};
    const presence present(rooms_[room], visitor);
    say(room, visitor.name + " has come");
    co_await gather(hear(visitor, peer), speak(room, visitor, peer));
    say(room, visitor.name + " has gone");
  }

private:
  // From the queue to the client, until the queue is closed.
  task<> hear(member& visitor, websocket& peer) {
    while (std::optional<std::string> line = co_await visitor.unheard.pop())
      co_await peer.send(*line);
    co_await peer.close();
  }

  // From the client to the room, until the client goes.
  task<> speak(const std::string& room, member& visitor, websocket& peer) {
    while (std::optional<websocket::message> message = co_await peer.read())
      say(room, visitor.name + ": " + message->data);
    visitor.unheard.close(); // and so ends hear()
  }

  void say(const std::string& room, const std::string& line) {
    for (member* each : rooms_[room])
      if (std::string copy = line; !each->unheard.try_push(std::move(copy)))
        each->unheard.close();
  }

  std::map<std::string, std::list<member*>> rooms_;
};

} // namespace

int main(int count, char** arguments) {
  rooms all;
  app app;
  app.websocket("/rooms/{room}/{name}", [&](std::string room, std::string name, websocket& peer) {
    return all.visit(std::move(room), std::move(name), peer);
  });
  const auto port = static_cast<std::uint16_t>(count > 1 ? std::atoi(arguments[1]) : 8080);
  server(app, {.port = port}).run();
}
