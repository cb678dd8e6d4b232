// RUN: %check_both %s -- -std=c++20
// Reading and writing wait for the sound card, unless the stream is non-blocking.
#include "awaitable.hpp"
#include <alsa/asoundlib.h>
using boost::asio::awaitable;

awaitable<void> bad(short *frames, void **channels) {
  snd_pcm_t *stream = nullptr;
  snd_pcm_open(&stream, "default", SND_PCM_STREAM_PLAYBACK, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'snd_pcm_open' blocks the event loop in coroutine 'bad'; use 'SND_PCM_NONBLOCK'
  snd_pcm_writei(stream, frames, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'snd_pcm_writei' blocks the event loop in coroutine 'bad'; use a non-blocking stream
  snd_pcm_writen(stream, channels, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'snd_pcm_writen' blocks the event loop in coroutine 'bad'
  snd_pcm_mmap_writei(stream, frames, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'snd_pcm_mmap_writei' blocks the event loop in coroutine 'bad'
  snd_pcm_mmap_writen(stream, channels, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'snd_pcm_mmap_writen' blocks the event loop in coroutine 'bad'
  snd_pcm_readi(stream, frames, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'snd_pcm_readi' blocks the event loop in coroutine 'bad'
  snd_pcm_readn(stream, channels, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'snd_pcm_readn' blocks the event loop in coroutine 'bad'
  snd_pcm_mmap_readi(stream, frames, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'snd_pcm_mmap_readi' blocks the event loop in coroutine 'bad'
  snd_pcm_mmap_readn(stream, channels, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'snd_pcm_mmap_readn' blocks the event loop in coroutine 'bad'
  snd_pcm_wait(stream, 1000);
  // CHECK: :[[@LINE-1]]:3: warning: 'snd_pcm_wait' blocks the event loop in coroutine 'bad'; use 'snd_pcm_poll_descriptors' on the loop
  snd_pcm_drain(stream);
  // CHECK: :[[@LINE-1]]:3: warning: 'snd_pcm_drain' blocks the event loop in coroutine 'bad'
  co_return;
}

awaitable<void> good(short *frames) {
  snd_pcm_t *stream = nullptr;
  snd_pcm_open(&stream, "default", SND_PCM_STREAM_PLAYBACK, SND_PCM_NONBLOCK);
  snd_pcm_writei(stream, frames, 1);
  snd_pcm_wait(stream, 0);
  snd_pcm_drop(stream);
  co_return;
}

awaitable<void> good_mode(snd_pcm_t *stream, short *frames) {
  snd_pcm_nonblock(stream, 1);
  snd_pcm_readi(stream, frames, 1);
  co_return;
}

awaitable<void> bad_mode(snd_pcm_t *stream, short *frames) {
  snd_pcm_nonblock(stream, 1);
  snd_pcm_nonblock(stream, 0);
  snd_pcm_readi(stream, frames, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'snd_pcm_readi' blocks the event loop in coroutine 'bad_mode'
  co_return;
}
