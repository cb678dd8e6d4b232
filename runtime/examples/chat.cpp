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

// All rooms are on one loop, so nothing needs a lock.
class rooms {
public:
  task<> visit(std::string room, std::string name, websocket& peer) {
    member visitor{std::move(name)};
    const presence present(*this, room, visitor);
    say(room, visitor.name + " has come");
    co_await gather(hear(visitor, peer), speak(room, visitor, peer));
  }

private:
  // Being in a room, however the visit ends. A room is there as long as somebody is in it.
  class presence {
  public:
    presence(rooms& all, const std::string& room, member& visitor) : all_(all), room_(room), visitor_(visitor) {
      all_.members_[room_].push_back(&visitor_);
    }
    presence(const presence&) = delete;
    presence& operator=(const presence&) = delete;
    ~presence() {
      all_.members_[room_].remove(&visitor_);
      all_.say(room_, visitor_.name + " has gone");
      if (all_.members_[room_].empty())
        all_.members_.erase(room_);
    }

  private:
    rooms& all_;
    const std::string& room_;
    member& visitor_;
  };

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
    for (member* each : members_[room])
      if (std::string copy = line; !each->unheard.try_push(std::move(copy)))
        each->unheard.close();
  }

  std::map<std::string, std::list<member*>> members_; // by room
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
