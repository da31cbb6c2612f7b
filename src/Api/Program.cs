using System.CommandLine;
using System.CommandLine.Help;
using System.Globalization;
using Kpi.Api.CommandLine;

// Numbers and dates are written the same on every machine; reports and pages format for their reader.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;

// Named as people start it, for its own name is that of the assembly.
var root = new Command("./kpi", "KPIs of customer care and retention for every branch and month: GraphQL, PDF, Excel and dashboards.")
{
    DemoCommand.Create(),
    ImportCommand.Create(),
    RefreshCommand.Create(),
    ReportCommand.Create(),
    ReportsCommand.Create(),
    TokenCommand.Create(),
    SchemaCommand.Create(),
    SqlCommand.Create(),
    ServeCommand.Create(),
    MigrateCommand.Create(),
    CloseCommand.Create(),
    DiffCommand.Create(),
    DoctorCommand.Create(),
    // Run by the script ./kpi itself; here they only appear in its help.
    new Command("test", "Runs every test there is; see ./kpi test --help."),
    new Command("bench", "Runs a benchmark; see ./kpi bench --help."),
};
root.Options.Add(new HelpOption());
root.Options.Add(new VersionOption());
return await Outcome.OfAsync(root, args);
