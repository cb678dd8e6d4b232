// RUN: %check_both %s -- -std=c++20 -I/usr/include/libxml2
// Documents are read from files and from memory, and written to either.
#include "awaitable.hpp"
#include <cstdio>
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlreader.h>
#include <libxml/xmlsave.h>
#include <libxml/xmlwriter.h>
using boost::asio::awaitable;

awaitable<void> bad_read(xmlParserCtxtPtr context, int descriptor) {
  xmlReadFile("page.xml", nullptr, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'xmlReadFile' blocks the event loop in coroutine 'bad_read'; use 'xmlReadMemory' with the document's text
  xmlReadFd(descriptor, nullptr, nullptr, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'xmlReadFd' blocks the event loop in coroutine 'bad_read'
  xmlParseFile("page.xml");
  // CHECK: :[[@LINE-1]]:3: warning: 'xmlParseFile' blocks the event loop in coroutine 'bad_read'
  xmlCtxtReadFile(context, "page.xml", nullptr, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'xmlCtxtReadFile' blocks the event loop in coroutine 'bad_read'
  xmlCtxtReadFd(context, descriptor, nullptr, nullptr, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'xmlCtxtReadFd' blocks the event loop in coroutine 'bad_read'
  xmlSAXUserParseFile(nullptr, nullptr, "page.xml");
  // CHECK: :[[@LINE-1]]:3: warning: 'xmlSAXUserParseFile' blocks the event loop in coroutine 'bad_read'
  htmlReadFile("page.html", nullptr, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'htmlReadFile' blocks the event loop in coroutine 'bad_read'
  htmlParseFile("page.html", nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'htmlParseFile' blocks the event loop in coroutine 'bad_read'
  xmlReaderForFile("page.xml", nullptr, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'xmlReaderForFile' blocks the event loop in coroutine 'bad_read'; use 'xmlReaderForMemory' with the document's text
  xmlNewTextReaderFilename("page.xml");
  // CHECK: :[[@LINE-1]]:3: warning: 'xmlNewTextReaderFilename' blocks the event loop in coroutine 'bad_read'
  co_return;
}

awaitable<void> good_read(const char *text, int size) {
  xmlReadMemory(text, size, "page.xml", nullptr, 0);
  xmlReaderForMemory(text, size, "page.xml", nullptr, 0);
  htmlReadMemory(text, size, "page.html", nullptr, 0);
  co_return;
}

awaitable<void> bad_write(xmlDocPtr document, std::FILE *file) {
  xmlSaveFile("page.xml", document);
  // CHECK: :[[@LINE-1]]:3: warning: 'xmlSaveFile' blocks the event loop in coroutine 'bad_write'; use 'xmlDocDumpMemory'
  xmlSaveFileEnc("page.xml", document, "UTF-8");
  // CHECK: :[[@LINE-1]]:3: warning: 'xmlSaveFileEnc' blocks the event loop in coroutine 'bad_write'
  xmlSaveFormatFile("page.xml", document, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'xmlSaveFormatFile' blocks the event loop in coroutine 'bad_write'
  xmlSaveFormatFileEnc("page.xml", document, "UTF-8", 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'xmlSaveFormatFileEnc' blocks the event loop in coroutine 'bad_write'
  xmlDocDump(file, document);
  // CHECK: :[[@LINE-1]]:3: warning: 'xmlDocDump' blocks the event loop in coroutine 'bad_write'
  xmlSaveToFilename("page.xml", nullptr, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'xmlSaveToFilename' blocks the event loop in coroutine 'bad_write'
  xmlNewTextWriterFilename("page.xml", 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'xmlNewTextWriterFilename' blocks the event loop in coroutine 'bad_write'
  co_return;
}

awaitable<void> good_write(xmlDocPtr document) {
  xmlChar *text = nullptr;
  int size = 0;
  xmlDocDumpMemory(document, &text, &size);
  xmlFree(text);
  co_return;
}
