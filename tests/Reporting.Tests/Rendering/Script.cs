using System.Diagnostics;
using System.Globalization;
using Kpi.Reporting.Rendering;

namespace Kpi.Reporting.Tests.Rendering;

/// <summary>A shell script in place of Node or of the renderer's worker, in a folder of its own that it runs in.</summary>
internal sealed class Script : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("kpi-script-").FullName;

    /// <summary>The options of a renderer whose worker this is.</summary>
    public RendererOptions AsWorker =>
        new()
        {
            Node = "/bin/sh",
            Directory = folder,
            Workers = 1,
        };

    /// <summary>A script in place of <c>worker.mjs</c>, which a renderer starts in its folder.</summary>
    public static Script OfWorker(string lines)
    {
        var script = new Script();
        Directory.CreateDirectory(Path.Combine(script.folder, "node_modules"));
        File.WriteAllText(Path.Combine(script.folder, "worker.mjs"), lines + '\n');
        return script;
    }

    /// <summary>A script that is a program.</summary>
    public static Script OfProgram(string lines)
    {
        var script = new Script();
        File.WriteAllText(script.Program, $"#!/bin/sh\ncd '{script.folder}'\n{lines}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(script.Program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        return script;
    }

    /// <summary>The program's file.</summary>
    public string Program => Path.Combine(folder, "node");

    /// <summary>Lines after which <see cref="HangsAsync"/> knows the process, which goes on for ever.</summary>
    public const string Hang = $"{Tell}; exec sleep 86400";

    /// <summary>Lines after which <see cref="HangsAsync"/> knows the process, which goes on at <see cref="Release"/>.</summary>
    public const string Wait = $"{Tell}; until [ -e go ]; do sleep 0.01; done";

    private const string Tell = "echo $$ > id.part; mv id.part id";

    /// <summary>Waits until the script has come to <see cref="Hang"/> or <see cref="Wait"/>, and returns its process.</summary>
    public async Task<Process> HangsAsync()
    {
        var file = Path.Combine(folder, "id");
        await Eventually.Holds(() => File.Exists(file), "the script hangs");
        var id = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        return Process.GetProcessById(int.Parse(id, CultureInfo.InvariantCulture));
    }

    /// <summary>Lets a script go on that has come to <see cref="Wait"/>.</summary>
    public void Release() => File.WriteAllText(Path.Combine(folder, "go"), "");

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
