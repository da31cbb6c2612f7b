using System.Diagnostics;
using System.Text;

namespace Kpi.Data.Tests.Import.Processes;

/// <summary>The real command in a process of its own.</summary>
internal sealed class KpiProcess : IDisposable
{
    private readonly Process process;
    private readonly StringBuilder output = new();
    private readonly StringBuilder error = new();
    private readonly List<(string Words, TaskCompletionSource Said)> listeners = [];
    private bool isSilent;

    private KpiProcess(Process process) => this.process = process;

    public string Output => Text(output);

    public string Error => Text(error);

    public int ExitCode => process.ExitCode;

    /// <summary>Whether it ended by <see cref="KillAsync"/> and not by itself before: 128 and the signal's number, or Windows' own.</summary>
    public bool WasKilled => process.ExitCode is 128 + 9 or -1;

    public static KpiProcess Start(params string[] arguments) => StartToStop(null, arguments);

    /// <summary>Starts a command that stops at a point and waits there to be killed (<c>KPI_STOP_AT</c>).</summary>
    public static KpiProcess StartToStop(string? point, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["KPI_STOP_AT"] = point;
        start.ArgumentList.Add(Program());
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        var run = new KpiProcess(Process.Start(start)!);
        run.process.OutputDataReceived += (_, line) => Append(run.output, line.Data);
        run.process.ErrorDataReceived += (_, line) => run.Hear(line.Data);
        run.process.BeginOutputReadLine();
        run.process.BeginErrorReadLine();
        return run;
    }

    public static async Task<KpiProcess> RunAsync(params string[] arguments)
    {
        var run = Start(arguments);
        await run.EndAsync();
        return run;
    }

    /// <summary>Waits for the end of the process and of what it says.</summary>
    public Task EndAsync() => Eventually.Ends(process.WaitForExitAsync(TestContext.Current.CancellationToken));

    /// <summary>Waits until standard error says something; fails if the process ends without.</summary>
    public Task SaysAsync(string words)
    {
        var said = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (error)
        {
            listeners.Add((words, said));
            Answer();
        }

        return Eventually.Ends(said.Task, $"standard error says '{words}'");
    }

    /// <summary>Kills it at the point at which it was started to stop; fails if it never gets there.</summary>
    public async Task KillAtAsync(string point)
    {
        await SaysAsync($"stopped at {point}");
        await KillAsync();
        WasKilled.ShouldBeTrue();
    }

    /// <summary>kill -9.</summary>
    public Task KillAsync()
    {
        process.Kill();
        return EndAsync();
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        process.Dispose();
    }

    /// <summary>The command beside these tests, built in the same configuration.</summary>
    private static string Program()
    {
        var tests = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var program = Path.Combine(tests.Parent!.Parent!.FullName, "Api", tests.Name, "Kpi.Api.dll");
        Requirement.Demand(File.Exists(program), $"The command is not built: there is no {program}.");
        return program;
    }

    private void Hear(string? line)
    {
        lock (error)
        {
            isSilent = line is null;
            error.AppendLine(line);
            Answer();
        }
    }

    private void Answer()
    {
        var all = error.ToString();
        foreach (var (words, said) in listeners)
        {
            if (all.Contains(words, StringComparison.Ordinal))
            {
                said.TrySetResult();
            }
            else if (isSilent)
            {
                said.TrySetException(new ShouldAssertException($"The process ended without saying '{words}'; it said: {all}"));
            }
        }
    }

    private static void Append(StringBuilder text, string? line)
    {
        lock (text)
        {
            text.AppendLine(line);
        }
    }

    private static string Text(StringBuilder text)
    {
        lock (text)
        {
            return text.ToString();
        }
    }
}
