"""nostall as build actions: one for each source file, one for each target.

    bazel build //... --aspects=@nostall//:nostall.bzl%nostall --output_groups=nostall

Each source of a cc_library, cc_binary or cc_test is summarised by an action of its own, with the flags that it is
compiled with; each target's summaries and those of the libraries below it are linked by another, which fails when nostall
finds something. Bazel caches and distributes them like any others.
"""

load("@bazel_tools//tools/build_defs/cc:action_names.bzl", "ACTION_NAMES")
load("@bazel_tools//tools/cpp:toolchain_utils.bzl", "find_cpp_toolchain")

NostallInfo = provider(
    doc = "What nostall knows of a target and of everything below it.",
    fields = {"summaries": "depset of files that `nostall summarize` wrote"},
)

_CPLUSPLUS = ["cc", "cpp", "cxx", "c++", "C"]

def _sources(attributes):
    """The files of srcs that are translation units."""
    return [
        file
        for target in getattr(attributes, "srcs", [])
        for file in target.files.to_list()
        if file.extension in _CPLUSPLUS + ["c"]
    ]

def _flags(target, ctx, source):
    """The compiler's flags for a source, as Bazel would pass them."""
    toolchain = find_cpp_toolchain(ctx)
    features = cc_common.configure_features(
        ctx = ctx,
        cc_toolchain = toolchain,
        requested_features = ctx.features,
        unsupported_features = ctx.disabled_features,
    )
    is_c = source.extension == "c"
    options = [ctx.expand_make_variables("copts", option, {}) for option in getattr(ctx.rule.attr, "copts", [])]
    fragment = ctx.fragments.cpp
    context = target[CcInfo].compilation_context
    local_defines = [ctx.expand_make_variables("local_defines", define, {}) for define in getattr(ctx.rule.attr, "local_defines", [])]
    variables = cc_common.create_compile_variables(
        feature_configuration = features,
        cc_toolchain = toolchain,
        user_compile_flags = fragment.copts + (fragment.conlyopts if is_c else fragment.cxxopts) + options,
        include_directories = context.includes,
        quote_include_directories = context.quote_includes,
        system_include_directories = context.system_includes,
        preprocessor_defines = depset(local_defines, transitive = [context.defines]),
    )
    return cc_common.get_memory_inefficient_command_line(
        feature_configuration = features,
        action_name = ACTION_NAMES.c_compile if is_c else ACTION_NAMES.cpp_compile,
        variables = variables,
    )

def _summarize(target, ctx, source):
    """Declares the action that summarises a source; gives its output."""
    summary = ctx.actions.declare_file("_nostall/{}/{}.nsum".format(target.label.name, source.short_path.replace("../", "")))
    arguments = ctx.actions.args()
    arguments.add("summarize")
    arguments.add(source)
    arguments.add("-o", summary)
    arguments.add("--project-root", ".")
    arguments.add("--")
    arguments.add_all(_flags(target, ctx, source))
    ctx.actions.run(
        executable = ctx.file._program,
        arguments = [arguments],
        inputs = depset(
            [source] + ctx.files._configuration,
            transitive = [target[CcInfo].compilation_context.headers, find_cpp_toolchain(ctx).all_files],
        ),
        outputs = [summary],
        mnemonic = "NostallSummarize",
        progress_message = "Summarising {}".format(source.short_path),
    )
    return summary

def _link(target, ctx, summaries):
    """Declares the action that links summaries and fails when there are findings; gives its report."""
    report = ctx.actions.declare_file("_nostall/{}.txt".format(target.label.name))
    arguments = ctx.actions.args()
    arguments.add("--project-root", ".")
    arguments.add_all(summaries)
    ctx.actions.run_shell(
        # A clean run says nothing on the terminal.
        command = 'program=$1 report=$2; shift 2; "$program" link "$@" >"$report" || { status=$?; cat "$report"; exit "$status"; }',
        arguments = [ctx.file._program.path, report.path, arguments],
        tools = [ctx.file._program],
        inputs = depset(ctx.files._configuration, transitive = [summaries]),
        outputs = [report],
        mnemonic = "NostallLink",
        progress_message = "Looking for calls that block an event loop in {}".format(target.label),
    )
    return report

def _nostall_impl(target, ctx):
    if CcInfo not in target:
        return []
    own = [_summarize(target, ctx, source) for source in _sources(ctx.rule.attr)]
    summaries = depset(
        own,
        transitive = [each[NostallInfo].summaries for each in getattr(ctx.rule.attr, "deps", []) if NostallInfo in each],
    )
    return [
        NostallInfo(summaries = summaries),
        OutputGroupInfo(nostall = depset([_link(target, ctx, summaries)] if own else [])),
    ]

nostall = aspect(
    implementation = _nostall_impl,
    doc = "Summarises a target's sources and links them with what is below it; the output group `nostall` is the report.",
    attr_aspects = ["deps"],
    attrs = {
        "_program": attr.label(default = Label("//:program"), allow_single_file = True),
        "_configuration": attr.label(default = Label("//:configuration"), allow_files = True),
        "_cc_toolchain": attr.label(default = Label("@bazel_tools//tools/cpp:current_cc_toolchain")),
    },
    fragments = ["cpp"],
    toolchains = ["@bazel_tools//tools/cpp:toolchain_type"],
)
