// RUN: %check_both %s -- -std=c++20
// Each request waits for the device's answer.
#include "awaitable.hpp"
#include <modbus/modbus.h>
using boost::asio::awaitable;

awaitable<void> bad_client(modbus_t *device, uint8_t *bits, uint16_t *registers) {
  modbus_connect(device);
  // CHECK: :[[@LINE-1]]:3: warning: 'modbus_connect' blocks the event loop in coroutine 'bad_client'
  modbus_read_bits(device, 0, 1, bits);
  // CHECK: :[[@LINE-1]]:3: warning: 'modbus_read_bits' blocks the event loop in coroutine 'bad_client'
  modbus_read_input_bits(device, 0, 1, bits);
  // CHECK: :[[@LINE-1]]:3: warning: 'modbus_read_input_bits' blocks the event loop in coroutine 'bad_client'
  modbus_read_registers(device, 0, 1, registers);
  // CHECK: :[[@LINE-1]]:3: warning: 'modbus_read_registers' blocks the event loop in coroutine 'bad_client'
  modbus_read_input_registers(device, 0, 1, registers);
  // CHECK: :[[@LINE-1]]:3: warning: 'modbus_read_input_registers' blocks the event loop in coroutine 'bad_client'
  modbus_write_bit(device, 0, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'modbus_write_bit' blocks the event loop in coroutine 'bad_client'
  modbus_write_register(device, 0, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'modbus_write_register' blocks the event loop in coroutine 'bad_client'
  modbus_write_bits(device, 0, 1, bits);
  // CHECK: :[[@LINE-1]]:3: warning: 'modbus_write_bits' blocks the event loop in coroutine 'bad_client'
  modbus_write_registers(device, 0, 1, registers);
  // CHECK: :[[@LINE-1]]:3: warning: 'modbus_write_registers' blocks the event loop in coroutine 'bad_client'
  modbus_mask_write_register(device, 0, 1, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'modbus_mask_write_register' blocks the event loop in coroutine 'bad_client'
  modbus_write_and_read_registers(device, 0, 1, registers, 0, 1, registers);
  // CHECK: :[[@LINE-1]]:3: warning: 'modbus_write_and_read_registers' blocks the event loop in coroutine 'bad_client'
  modbus_report_slave_id(device, 1, bits);
  // CHECK: :[[@LINE-1]]:3: warning: 'modbus_report_slave_id' blocks the event loop in coroutine 'bad_client'
  modbus_send_raw_request(device, bits, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'modbus_send_raw_request' blocks the event loop in coroutine 'bad_client'
  modbus_receive_confirmation(device, bits);
  // CHECK: :[[@LINE-1]]:3: warning: 'modbus_receive_confirmation' blocks the event loop in coroutine 'bad_client'
  co_return;
}

awaitable<void> bad_server(modbus_t *server, modbus_mapping_t *values, uint8_t *request, int *socket) {
  modbus_tcp_accept(server, socket);
  // CHECK: :[[@LINE-1]]:3: warning: 'modbus_tcp_accept' blocks the event loop in coroutine 'bad_server'
  modbus_tcp_pi_accept(server, socket);
  // CHECK: :[[@LINE-1]]:3: warning: 'modbus_tcp_pi_accept' blocks the event loop in coroutine 'bad_server'
  modbus_receive(server, request);
  // CHECK: :[[@LINE-1]]:3: warning: 'modbus_receive' blocks the event loop in coroutine 'bad_server'
  modbus_reply(server, request, 1, values);
  // CHECK: :[[@LINE-1]]:3: warning: 'modbus_reply' blocks the event loop in coroutine 'bad_server'
  modbus_reply_exception(server, request, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'modbus_reply_exception' blocks the event loop in coroutine 'bad_server'
  co_return;
}

awaitable<void> good_client() {
  modbus_t *device = modbus_new_tcp("192.0.2.1", 502);
  modbus_set_slave(device, 1);
  modbus_set_response_timeout(device, 1, 0);
  modbus_free(device);
  co_return;
}
