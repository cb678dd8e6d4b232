// RUN: %check_both %s -- -std=c++20
// Remotes wait for their server, and most else works on files; what is known of an object in memory does not.
#include "awaitable.hpp"
#include <git2.h>
using boost::asio::awaitable;

static int good_entry(const char *, unsigned, void *) { return 0; }

awaitable<void> bad_remote(git_repository *repository, git_remote *remote, git_submodule *module) {
  git_clone(&repository, "https://host/project", "project", nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'git_clone' blocks the event loop in coroutine 'bad_remote'
  git_remote_connect(remote, GIT_DIRECTION_FETCH, nullptr, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'git_remote_connect' blocks the event loop in coroutine 'bad_remote'
  git_remote_connect_ext(remote, GIT_DIRECTION_FETCH, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'git_remote_connect_ext' blocks the event loop in coroutine 'bad_remote'
  git_remote_download(remote, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'git_remote_download' blocks the event loop in coroutine 'bad_remote'
  git_remote_fetch(remote, nullptr, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'git_remote_fetch' blocks the event loop in coroutine 'bad_remote'
  git_remote_push(remote, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'git_remote_push' blocks the event loop in coroutine 'bad_remote'
  git_remote_upload(remote, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'git_remote_upload' blocks the event loop in coroutine 'bad_remote'
  git_submodule_clone(&repository, module, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'git_submodule_clone' blocks the event loop in coroutine 'bad_remote'
  git_submodule_update(module, 1, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'git_submodule_update' blocks the event loop in coroutine 'bad_remote'
  co_return;
}

awaitable<void> bad_files(git_repository *repository, git_index *index, git_object *object, git_tree *tree, git_odb *objects, git_oid *id) {
  git_repository_open(&repository, "project");
  // CHECK: :[[@LINE-1]]:3: warning: 'git_repository_open' blocks the event loop in coroutine 'bad_files'
  git_repository_open_bare(&repository, "project");
  // CHECK: :[[@LINE-1]]:3: warning: 'git_repository_open_bare' blocks the event loop in coroutine 'bad_files'
  git_repository_open_ext(&repository, "project", 0, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'git_repository_open_ext' blocks the event loop in coroutine 'bad_files'
  git_repository_init(&repository, "project", 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'git_repository_init' blocks the event loop in coroutine 'bad_files'
  git_repository_init_ext(&repository, "project", nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'git_repository_init_ext' blocks the event loop in coroutine 'bad_files'
  git_repository_discover(nullptr, "project", 0, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'git_repository_discover' blocks the event loop in coroutine 'bad_files'
  git_checkout_head(repository, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'git_checkout_head' blocks the event loop in coroutine 'bad_files'
  git_checkout_index(repository, index, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'git_checkout_index' blocks the event loop in coroutine 'bad_files'
  git_checkout_tree(repository, object, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'git_checkout_tree' blocks the event loop in coroutine 'bad_files'
  git_status_list *changes = nullptr;
  git_status_list_new(&changes, repository, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'git_status_list_new' blocks the event loop in coroutine 'bad_files'
  git_status_foreach(repository, good_entry, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'git_status_foreach' blocks the event loop in coroutine 'bad_files'
  git_status_foreach_ext(repository, nullptr, good_entry, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'git_status_foreach_ext' blocks the event loop in coroutine 'bad_files'
  git_diff *difference = nullptr;
  git_diff_index_to_workdir(&difference, repository, index, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'git_diff_index_to_workdir' blocks the event loop in coroutine 'bad_files'
  git_diff_tree_to_workdir(&difference, repository, tree, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'git_diff_tree_to_workdir' blocks the event loop in coroutine 'bad_files'
  git_diff_tree_to_workdir_with_index(&difference, repository, tree, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'git_diff_tree_to_workdir_with_index' blocks the event loop in coroutine 'bad_files'
  git_index_add_all(index, nullptr, 0, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'git_index_add_all' blocks the event loop in coroutine 'bad_files'
  git_index_update_all(index, nullptr, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'git_index_update_all' blocks the event loop in coroutine 'bad_files'
  git_index_add_bypath(index, "file");
  // CHECK: :[[@LINE-1]]:3: warning: 'git_index_add_bypath' blocks the event loop in coroutine 'bad_files'
  git_index_write(index);
  // CHECK: :[[@LINE-1]]:3: warning: 'git_index_write' blocks the event loop in coroutine 'bad_files'
  git_index_write_tree(id, index);
  // CHECK: :[[@LINE-1]]:3: warning: 'git_index_write_tree' blocks the event loop in coroutine 'bad_files'
  git_commit_create(id, repository, "HEAD", nullptr, nullptr, nullptr, "text", tree, 0, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'git_commit_create' blocks the event loop in coroutine 'bad_files'
  git_commit_create_v(id, repository, "HEAD", nullptr, nullptr, nullptr, "text", tree, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'git_commit_create_v' blocks the event loop in coroutine 'bad_files'
  git_odb_write(id, objects, "text", 4, GIT_OBJECT_BLOB);
  // CHECK: :[[@LINE-1]]:3: warning: 'git_odb_write' blocks the event loop in coroutine 'bad_files'
  git_blob_create_from_buffer(id, repository, "text", 4);
  // CHECK: :[[@LINE-1]]:3: warning: 'git_blob_create_from_buffer' blocks the event loop in coroutine 'bad_files'
  git_blob_create_from_disk(id, repository, "file");
  // CHECK: :[[@LINE-1]]:3: warning: 'git_blob_create_from_disk' blocks the event loop in coroutine 'bad_files'
  git_blob_create_from_workdir(id, repository, "file");
  // CHECK: :[[@LINE-1]]:3: warning: 'git_blob_create_from_workdir' blocks the event loop in coroutine 'bad_files'
  co_return;
}

awaitable<void> bad_objects(git_repository *repository, git_revwalk *walk, git_odb *objects, git_oid *id) {
  git_revwalk_next(id, walk);
  // CHECK: :[[@LINE-1]]:3: warning: 'git_revwalk_next' blocks the event loop in coroutine 'bad_objects'
  git_object *object = nullptr;
  git_object_lookup(&object, repository, id, GIT_OBJECT_ANY);
  // CHECK: :[[@LINE-1]]:3: warning: 'git_object_lookup' blocks the event loop in coroutine 'bad_objects'
  git_commit *commit = nullptr;
  git_commit_lookup(&commit, repository, id);
  // CHECK: :[[@LINE-1]]:3: warning: 'git_commit_lookup' blocks the event loop in coroutine 'bad_objects'
  git_tree *tree = nullptr;
  git_tree_lookup(&tree, repository, id);
  // CHECK: :[[@LINE-1]]:3: warning: 'git_tree_lookup' blocks the event loop in coroutine 'bad_objects'
  git_blob *blob = nullptr;
  git_blob_lookup(&blob, repository, id);
  // CHECK: :[[@LINE-1]]:3: warning: 'git_blob_lookup' blocks the event loop in coroutine 'bad_objects'
  git_odb_object *raw = nullptr;
  git_odb_read(&raw, objects, id);
  // CHECK: :[[@LINE-1]]:3: warning: 'git_odb_read' blocks the event loop in coroutine 'bad_objects'
  co_return;
}

awaitable<void> good_objects(git_commit *commit, git_blob *blob, git_remote *remote) {
  git_commit_message(commit);
  git_blob_rawcontent(blob);
  git_remote_url(remote);
  git_commit_free(commit);
  co_return;
}
