using System.Diagnostics;

namespace Kpi.Reporting.Tests;

/// <summary>An outside program that reads our documents, so that our own code is not its own witness.</summary>
internal sealed class Tool(string program, string install)
{
    public static readonly Tool PdfToText = new("pdftotext", "apt-get install poppler-utils");
    public static readonly Tool PdfFonts = new("pdffonts", "apt-get install poppler-utils");
    public static readonly Tool PdfInfo = new("pdfinfo", "apt-get install poppler-utils");
    public static readonly Tool LibreOffice = new("soffice", "apt-get install libreoffice-calc-nogui");

    /// <summary>
    /// Runs the program and returns what it wrote. Its failure fails the calling test; where there is no such program, the test is skipped and says
    /// what to do.
    /// </summary>
    public string Run(string? folder, params string[] arguments)
    {
        Requirement.Demand(IsThere, $"This test needs '{program}'. Install it: {install}");
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder ?? "",
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"{program} failed with {process.ExitCode}: {errors.Result} {output}");
    }

    private bool IsThere =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .SelectMany(folder => new[] { program, $"{program}.exe" }.Select(name => Path.Combine(folder, name)))
            .Any(File.Exists);
}
