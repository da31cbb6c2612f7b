using System.Diagnostics;
using System.Text;

namespace Kpi.Data.Tests.Import.Processes;

/// <summary>The real command in a process of its own.</summary>
internal sealed class KpiProcess : IDisposable
{
    private readonly Process process;
    private readonly StringBuilder output = new();
    private readonly StringBuilder error = new();

    private KpiProcess(Process process) => this.process = process;

    public string Output => Text(output);

    public string Error => Text(error);

    public int ExitCode => process.ExitCode;

    public static KpiProcess Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Program());
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        var run = new KpiProcess(Process.Start(start)!);
        run.process.OutputDataReceived += (_, line) => Append(run.output, line.Data);
        run.process.ErrorDataReceived += (_, line) => Append(run.error, line.Data);
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

    /// <summary>Waits for the end; true if the process ended by itself within the time.</summary>
    public async Task<bool> EndsWithinAsync(TimeSpan time)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(time);
        try
        {
            await process.WaitForExitAsync(limit.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    public Task EndAsync() => process.WaitForExitAsync(TestContext.Current.CancellationToken);

    /// <summary>Waits until standard error says something.</summary>
    public async Task SaysAsync(string words)
    {
        for (var i = 0; i < 6000 && !process.HasExited && !Error.Contains(words, StringComparison.Ordinal); i++)
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        if (process.HasExited)
        {
            await EndAsync();
        }

        Error.ShouldContain(words);
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
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
        return Path.Combine(tests.Parent!.Parent!.FullName, "Api", tests.Name, "Kpi.Api.dll");
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
