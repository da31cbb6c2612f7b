using System.ComponentModel;
using System.Diagnostics;

namespace Kpi.Reporting.Tests;

/// <summary>An outside program that reads our documents, so that our own code is not its own witness.</summary>
internal sealed class Tool(string program, string install)
{
    public static readonly Tool PdfToText = new("pdftotext", "apt-get install poppler-utils");
    public static readonly Tool PdfFonts = new("pdffonts", "apt-get install poppler-utils");
    public static readonly Tool PdfInfo = new("pdfinfo", "apt-get install poppler-utils");
    public static readonly Tool LibreOffice = new("soffice", "apt-get install libreoffice-calc-nogui");
    public static readonly Tool Npm = new("npm", "Node.js 20 or newer");

    /// <summary>Runs the program and returns what it wrote; a failure or an absent program fails the test and says what to do.</summary>
    public string Run(string? folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder ?? "",
        };
        try
        {
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0
                ? output
                : throw new InvalidOperationException($"{program} failed with {process.ExitCode}: {errors.Result} {output}");
        }
        catch (Win32Exception absent)
        {
            throw new InvalidOperationException($"This test needs '{program}'. Install it: {install}", absent);
        }
    }
}
